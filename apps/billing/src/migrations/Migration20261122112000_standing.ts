import { Migration } from '@mikro-orm/migrations'

/** Since when and until when, the last day included; `until` is null while it lasts. */
const TABLES = [
  `create table "referral_span" ("id" uuid not null, "referral_id" uuid null, "customer_id" uuid not null, "organisation_id" uuid not null, "since" date not null, "until" date null, primary key ("id"));`,
  `create index "referral_span_customer" on "referral_span" ("customer_id", "organisation_id", "since", "until");`,
  `create unique index referral_span_open on referral_span (customer_id, organisation_id) where until is null;`,
  `create table "status_span" ("id" uuid not null, "customer_id" uuid not null, "status" text not null, "since" date not null, "until" date null, primary key ("id"));`,
  `create index "status_span_customer" on "status_span" ("customer_id", "since", "until");`,
  `create unique index status_span_open on status_span (customer_id) where until is null;`,
]
const NAMES = ['referral_span', 'status_span']
/** Only events write them and only the functions of packets read them, which nobody's reach changes. */
const SERVICE_ITSELF = `(select current_setting('app.service', true) = 'billing')`

/**
 * What is known of before: a status that holds since the first SNAP activity began, until the exit; a referral since the
 * enrolment, until its end, or since today where nobody is enrolled yet.
 */
const KNOWN = [
  `insert into status_span (id, customer_id, status, since, until)
   select gen_random_uuid(), c.id, case c.status when 'retention' then 'retention' else 'active' end, a.since, c.exited_on
   from customer_projection c
   join (select customer_id, min(started_on) as since from activity_projection where is_snap group by 1) a
     on a.customer_id = c.id and a.since <= coalesce(c.exited_on, a.since)
   where c.status in ('active', 'retention') or (c.status = 'exited' and c.exited_on is not null);`,
  `insert into referral_span (id, customer_id, organisation_id, since, until)
   select gen_random_uuid(), e.customer_id, e.organisation_id, min(e.enrolled_on),
     case when count(*) filter (where e.ended_on is null) = 0 then max(e.ended_on)
       when bool_or(e.organisation_id = any(a.granted_organisation_ids)) then null
       else greatest(current_date, min(e.enrolled_on)) end
   from enrolment_projection e join customer_access a on a.customer_id = e.customer_id
   group by e.customer_id, e.organisation_id;`,
  `insert into referral_span (id, customer_id, organisation_id, since)
   select gen_random_uuid(), a.customer_id, g.organisation_id, current_date
   from customer_access a cross join unnest(a.granted_organisation_ids) as g (organisation_id)
   where not exists (select from enrolment_projection e
     where e.customer_id = a.customer_id and e.organisation_id = g.organisation_id)
   on conflict do nothing;`,
]

const RETURNS = `returns table (customer_id uuid, name text, individual_number text, activities text, et_status text,
    started_on text[], hours int, verified_hours int, form4334 text, idhs_verification text,
    staffing_completed boolean) stable security definer set search_path = public, pg_temp language sql`
/** BILL-047: accepted referral, enrolment, E&T status Active or Retention, SNAP activity open in the month, own agency. */
const function4333 = (body: string) => `
  create or replace function packet_participants(uuid, date, date) ${RETURNS} as $$${body} $$;`
const OPEN_IN_MONTH = `a.is_snap and a.started_on <= $3 and (a.completed_on is null or a.completed_on >= $2)
      and e.enrolled_on <= $3 and (e.ended_on is null or e.ended_on >= $2)`
const ACTIVITIES = `string_agg(distinct a.type, ', ' order by a.type)`
const STARTED_ON = `array_agg(to_char(a.started_on, 'YYYY-MM-DD') order by a.started_on, a.id)`
const HOURS = 'coalesce(sum(t.hours), 0)::int'
const VERIFIED = 'coalesce(sum(t.verified_hours), 0)::int'

/**
 * As it was on any day of the month; of several statuses the last. An FCRC needs no referral to itself. Activities are
 * summed before names are looked up.
 */
const IN_THE_MONTH = function4333(`
    select o.customer_id, c.display_name, c.individual_number, o.activities, s.status, o.started_on, o.hours, o.verified,
      d.form4334, d.idhs_verification, coalesce(d.staffing_completed, false)
    from staffing_packet p
    cross join lateral (select a.customer_id, ${ACTIVITIES} as activities, ${STARTED_ON} as started_on,
        ${HOURS} as hours, ${VERIFIED} as verified
      from activity_projection a
      join enrolment_projection e on e.id = a.enrolment_id
      left join attendance_projection t on t.activity_id = a.id and t.month = p.month
      where a.organisation_id = p.organisation_id and a.programme_id = p.programme_id and ${OPEN_IN_MONTH}
      group by a.customer_id) o
    join customer_projection c on c.id = o.customer_id
    join lateral (select s.status from status_span s where s.customer_id = o.customer_id and s.since <= $3
      and (s.until is null or s.until >= $2) order by s.since desc, s.until desc nulls first limit 1) s on true
    left join packet_participant d on d.packet_id = p.id and d.customer_id = o.customer_id
    where p.id = $1 and (exists (select from referral_span r where r.customer_id = o.customer_id
        and r.organisation_id = p.organisation_id and r.since <= $3 and (r.until is null or r.until >= $2))
      or exists (select from organisation_projection g where g.id = p.organisation_id and g.kind = 'fcrc'))
    order by c.display_name, o.customer_id`)
/** What it was before: by the status and the access of today. */
const BY_TODAY = function4333(`
    select a.customer_id, c.display_name, c.individual_number, ${ACTIVITIES}, c.status, ${STARTED_ON}, ${HOURS},
      ${VERIFIED}, d.form4334, d.idhs_verification, coalesce(d.staffing_completed, false)
    from staffing_packet p
    join activity_projection a on a.organisation_id = p.organisation_id and a.programme_id = p.programme_id
    join enrolment_projection e on e.id = a.enrolment_id
    join customer_projection c on c.id = a.customer_id
    join customer_access x on x.customer_id = a.customer_id and p.organisation_id = any(x.granted_organisation_ids)
    left join attendance_projection t on t.activity_id = a.id and t.month = p.month
    left join packet_participant d on d.packet_id = p.id and d.customer_id = a.customer_id
    where p.id = $1 and ${OPEN_IN_MONTH} and c.status in ('active', 'retention')
    group by a.customer_id, c.display_name, c.individual_number, c.status, d.form4334, d.idhs_verification,
      d.staffing_completed
    order by c.display_name, a.customer_id`)

/** A month is staffed as it was: who exits, pauses or loses the referral later stays on its 4333 (BILL-047, EXIT-019). */
export class Migration20261122112000_standing extends Migration {
  override up(): void {
    for (const statement of [...TABLES, ...KNOWN, IN_THE_MONTH]) this.addSql(statement)
    for (const table of NAMES) {
      this.addSql(`alter table ${table} enable row level security;`)
      this.addSql(`create policy service_itself on ${table} using (${SERVICE_ITSELF});`)
    }
  }

  override down(): void {
    this.addSql(BY_TODAY)
    for (const table of NAMES) this.addSql(`drop table ${table};`)
  }
}
