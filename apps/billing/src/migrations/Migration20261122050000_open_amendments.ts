import { Migration } from '@mikro-orm/migrations'

/** Run as their owner: whether an amendment waits decides about costs of readers who may not see the amendment. */
const DEFINER = `security definer set search_path = public, pg_temp`

/**
 * Whether a cost stands on an amendment that is not decided for good. Its original may come back any day: until then
 * what the amendment frees of a cap is not to be spent.
 */
const IS_OPEN = `create function amendment_is_open(uuid) returns boolean stable ${DEFINER} language sql as $$
    select exists (select 1 from amendment where id = $1 and status in ('pending_review', 'reviewed')) $$;`

/** What of a cap is kept for originals whose amendment waits, beside what counts of the cost in their place. Cents. */
const RESERVED = `create function reserved_cents(uuid, text, int, uuid) returns int stable language sql as $$
    select coalesce(sum(greatest(0, (o.total_cents - o.excess_cents) - (c.total_cents - c.excess_cents))), 0)::int
    from counted_cost c join cost o on o.id = c.amends_cost_id
    where c.customer_id = $1 and c.category = $2 and c.fiscal_year = $3 and c.id is distinct from $4
      and amendment_is_open(c.amendment_id) $$;`

/** A refused amendment gives its original back: nothing else may have taken its place in the cap meanwhile. */
export class Migration20261122050000_open_amendments extends Migration {
  override up(): void {
    this.addSql(IS_OPEN)
    this.addSql(RESERVED)
  }

  override down(): void {
    this.addSql('drop function reserved_cents(uuid, text, int, uuid);')
    this.addSql('drop function amendment_is_open(uuid);')
  }
}
