import { Migration } from '@mikro-orm/migrations'

/**
 * What customers are found by that row security would keep from an index (only leakproof operators may look before it:
 * neither `&&` nor `like` is one): the words of the name, and who holds a grant. A trigger keeps it, so that no way of
 * writing can forget it. It has no row security of its own: every query joins `customer`, which has.
 */
const TABLE = `create table customer_search (
  customer_id uuid primary key references customer (id) on delete cascade,
  words text not null,
  granted_organisation_ids uuid[] not null
);`
const INDEX_CUSTOMER = `
create function index_customer() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into customer_search (customer_id, words, granted_organisation_ids)
  values (new.id,
    ' ' || regexp_replace(lower(concat_ws(' ', new.first_name, new.middle_name, new.last_name)), '[^[:alnum:]]+', ' ', 'g'),
    new.granted_organisation_ids)
  on conflict (customer_id) do update
  set words = excluded.words, granted_organisation_ids = excluded.granted_organisation_ids;
  return null;
end
$$;`
const WHAT_IT_HOLDS = 'first_name, middle_name, last_name, granted_organisation_ids'

export class Migration20261122013800_search extends Migration {
  override up(): void {
    this.addSql('create extension if not exists pg_trgm;')
    this.addSql(TABLE)
    this.addSql('create index customer_search_words on customer_search using gin (words gin_trgm_ops);')
    this.addSql('create index customer_search_granted on customer_search using gin (granted_organisation_ids);')
    this.addSql(INDEX_CUSTOMER)
    this.addSql(
      `create trigger index_customer after insert or update of ${WHAT_IT_HOLDS} on customer for each row
       execute function index_customer();`,
    )
    this.addSql('revoke insert, update, delete on customer_search from isets_service;')
  }

  override down(): void {
    this.addSql('drop trigger index_customer on customer;')
    this.addSql('drop function index_customer();')
    this.addSql('drop table customer_search;')
  }
}
