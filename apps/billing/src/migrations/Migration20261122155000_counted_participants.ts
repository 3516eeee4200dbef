import { Migration } from '@mikro-orm/migrations'

const DEFINER = 'stable security definer set search_path = public, pg_temp language sql'
const OPEN_IN_MONTH = `a.is_snap and a.started_on <= $3 and (a.completed_on is null or a.completed_on >= $2)
      and e.enrolled_on <= $3 and (e.ended_on is null or e.ended_on >= $2)`
const STANDING = `
    join lateral (select s.status from status_span s where s.customer_id = o.customer_id and s.since <= $3
      and (s.until is null or s.until >= $2) order by s.since desc, s.until desc nulls first limit 1) s on true
    left join packet_participant d on d.packet_id = p.id and d.customer_id = o.customer_id
    where p.id = $1 and (exists (select from referral_span r where r.customer_id = o.customer_id
        and r.organisation_id = p.organisation_id and r.since <= $3 and (r.until is null or r.until >= $2))
      or exists (select from organisation_projection g where g.id = p.organisation_id and g.kind = 'fcrc'))`
const sums = (startedOn: string) => `
    from staffing_packet p
    cross join lateral (select a.customer_id, string_agg(distinct a.type, ', ' order by a.type) as activities,
        ${startedOn} as started_on,
        coalesce(sum(t.hours), 0)::int as hours, coalesce(sum(t.verified_hours), 0)::int as verified
      from activity_projection a
      join enrolment_projection e on e.id = a.enrolment_id
      left join attendance_projection t on t.activity_id = a.id and t.month = p.month
      where a.organisation_id = p.organisation_id and a.programme_id = p.programme_id and ${OPEN_IN_MONTH}
      group by a.customer_id) o`

/** BILL-047: who is on the 4333 of a month, without names and in no order. The days of activities stand in one text. */
const COUNTED = `create function packet_counted(uuid, date, date) returns table (customer_id uuid, activities text,
    et_status text, started_on text, hours int, verified_hours int, form4334 text, idhs_verification text,
    staffing_completed boolean) rows 100 ${DEFINER} as $$
    select o.customer_id, o.activities, s.status, o.started_on, o.hours, o.verified, d.form4334, d.idhs_verification,
      coalesce(d.staffing_completed, false)
    ${sums(`string_agg(a.started_on::text, ' ' order by a.started_on, a.id)`)} ${STANDING} $$;`
const columns = (startedOn: string) => `(customer_id uuid, name text, individual_number text, activities text,
    et_status text, started_on ${startedOn}, hours int, verified_hours int, form4334 text, idhs_verification text,
    staffing_completed boolean)`
/** The same with names, by which they stand in order. */
const PARTICIPANTS = `create function packet_participants(uuid, date, date) returns table ${columns('text')}
    rows 100 ${DEFINER} as $$
    select k.customer_id, c.display_name, c.individual_number, k.activities, k.et_status, k.started_on, k.hours,
      k.verified_hours, k.form4334, k.idhs_verification, k.staffing_completed
    from packet_counted($1, $2, $3) k join customer_projection c on c.id = k.customer_id
    order by c.display_name, k.customer_id $$;`
const BEFORE = `create function packet_participants(uuid, date, date) returns table ${columns('text[]')} ${DEFINER} as $$
    select o.customer_id, c.display_name, c.individual_number, o.activities, s.status, o.started_on, o.hours, o.verified,
      d.form4334, d.idhs_verification, coalesce(d.staffing_completed, false)
    ${sums(`array_agg(to_char(a.started_on, 'YYYY-MM-DD') order by a.started_on, a.id)`)}
    join customer_projection c on c.id = o.customer_id ${STANDING}
    order by c.display_name, o.customer_id $$;`
const DROP = 'drop function packet_participants(uuid, date, date);'

/** A packet that is looked at needs sums and fingerprints of its participants, but no names. */
export class Migration20261122155000_counted_participants extends Migration {
  override up(): void {
    for (const statement of [DROP, COUNTED, PARTICIPANTS]) this.addSql(statement)
  }

  override down(): void {
    for (const statement of [DROP, 'drop function packet_counted(uuid, date, date);', BEFORE]) this.addSql(statement)
  }
}
