import { Migration } from '@mikro-orm/migrations'

/**
 * Keeps `request_search` from every message that is written, whoever writes it. The description brings number,
 * summary and people along; a note goes into the text for SIU only. A text search vector holds at most 1 MB: what
 * comes beyond that is not searched, and never stops an answer.
 */
const INDEX_MESSAGE = `
create function index_message() returns trigger language plpgsql security definer set search_path = public as $$
declare
  words tsvector := to_tsvector('english', new.text);
begin
  if new.kind = 'description' then
    insert into request_search (request_id, is_open, public_text, support_text)
    select r.id, r.status not in ('resolved', 'closed'), about.vector || words, about.vector || words
    from help_request r, lateral (
      select to_tsvector('english', concat_ws(' ', r.number, r.summary, r.requester_name, r.requester_email,
        r.organisation_name)) as vector
    ) about
    where r.id = new.request_id;
    return null;
  end if;
  update request_search set
    public_text = case when new.kind = 'note' then public_text else public_text || words end,
    support_text = support_text || words
  where request_id = new.request_id
    and octet_length(support_text::text) + octet_length(words::text) < 1000000;
  return null;
end
$$;`

const INDEX_STATUS = `
create function index_status() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update request_search set is_open = new.status not in ('resolved', 'closed') where request_id = new.id;
  return null;
end
$$;`
const OPENED_OR_CLOSED = `(old.status in ('resolved', 'closed')) <> (new.status in ('resolved', 'closed'))`

export class Migration20261121224000_search extends Migration {
  override up(): void {
    this.addSql(INDEX_MESSAGE)
    this.addSql('create trigger index_message after insert on message for each row execute function index_message();')
    this.addSql(INDEX_STATUS)
    this.addSql(
      `create trigger index_status after update of status on help_request for each row when (${OPENED_OR_CLOSED})
       execute function index_status();`,
    )
    this.addSql('revoke insert, update, delete on request_search from isets_service;')
  }

  override down(): void {
    this.addSql('grant insert, update, delete on request_search to isets_service;')
    this.addSql('drop trigger index_status on help_request;')
    this.addSql('drop function index_status();')
    this.addSql('drop trigger index_message on message;')
    this.addSql('drop function index_message();')
  }
}
