import { Migration } from '@mikro-orm/migrations'

/** Run as their owner: who may enter a cost need not see the packet, and may add this one line to its history. */
const DEFINER = `security definer set search_path = public, pg_temp`
const OF_THE_MONTH = 'organisation_id = $1 and programme_id = $2 and month = $3'
const SUBMITTED = `staffing_status in ('submitted', 'change_requested')`

const FUNCTIONS = [
  // Holds the packet until the commit: nobody submits or approves it while a cost of its month is entered.
  `create function holds_submitted(uuid, uuid, text) returns boolean volatile ${DEFINER} language plpgsql as $$
    declare submitted boolean;
    begin
      select ${SUBMITTED} into submitted from staffing_packet where ${OF_THE_MONTH} for key share;
      return coalesce(submitted, false);
    end $$;`,
  `create function tell_changed_packet(uuid, uuid, text, uuid, timestamptz, uuid, text, text) returns void volatile ${DEFINER}
    language sql as $$
    insert into packet_history (id, packet_id, at, actor_id, actor_name, action, part, note, changed_cost)
    select $4, p.id, $5, $6, $7, 'change_requested', 'provider', $8, true from staffing_packet p
    where ${OF_THE_MONTH} and ${SUBMITTED} $$;`,
]

/** What changed after the staffing was submitted, and why, under its packet (BILL-041). */
export class Migration20261122113000_changed_costs extends Migration {
  override up(): void {
    this.addSql('alter table packet_history add column changed_cost boolean not null default false;')
    for (const statement of FUNCTIONS) this.addSql(statement)
  }

  override down(): void {
    this.addSql('drop function tell_changed_packet(uuid, uuid, text, uuid, timestamptz, uuid, text, text);')
    this.addSql('drop function holds_submitted(uuid, uuid, text);')
    this.addSql('delete from packet_history where changed_cost;')
    this.addSql('alter table packet_history drop column changed_cost;')
  }
}
