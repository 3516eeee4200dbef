import type { EtStatus, ExitView, IesAddress, ActivityType, NotTakingPart } from '@isets/contracts'
import type { AppAbility } from '@isets/policies'
import { preparedQuery, together, type Condition, type StoredInstant } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import { LAST_NOTE_ON } from '../case-note/last-note.ts'
import { EXITS, PLAN_NOTE_DUE } from '../exit/exit.query.ts'
import { IN_HAND, OVERDUE_AFTER_DAYS } from '../screening/screening.query.ts'
import { readableCustomers } from './readable.ts'
import { ROW_COLUMNS, type CustomerColumns, type Named } from './row.view.ts'

export interface OpenedCustomer extends CustomerColumns {
  readonly version: number
  readonly middle_name: string
  readonly birth_date: string
  readonly email: string
  readonly phone: string
  readonly address: IesAddress
  readonly midpoint_on: string | null
  readonly in_feed: boolean
  readonly et_status_since: StoredInstant
  readonly exited_on: string | null
  readonly open_snap: number
  readonly granted_organisation_ids: string[]
  readonly enrolments: {
    id: string
    version: number
    programme: Named
    organisation: Named
    fiscalYear: number
    enrolledOn: string
    endedOn: string | null
  }[]
  readonly exits: ExitView[]
  readonly plan_note_due: boolean
  readonly screening_reviewed_on: string | null
  readonly screening_begun_on: string | null
  readonly screening_days: number
  readonly last_note_on: string | null
  readonly accepted: { programmeName: string | null; expectedStartOn: string | null } | null
  readonly open_activities: { type: ActivityType; organisation: Named; startedOn: string }[]
  readonly status_history: { status: EtStatus; at: string; by: string | null; because: NotTakingPart | null }[]
}

export const ENROLMENTS = `coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'version', e.version,
    'programme', jsonb_build_object('id', e.programme_id, 'name', e.programme_name),
    'organisation', jsonb_build_object('id', e.organisation_id, 'name', coalesce(o.name, '')),
    'fiscalYear', e.fiscal_year, 'enrolledOn', e.enrolled_on, 'endedOn', e.ended_on)
    order by e.enrolled_on desc, e.id desc)
  from enrolment e left join organisation o on o.id = e.organisation_id where e.customer_id = c.id), '[]')`

const OPEN = `
select ${ROW_COLUMNS}, c.version, c.middle_name, c.birth_date, c.email, c.phone, c.address, c.midpoint_on, c.in_feed,
  c.et_status_since, c.exited_on, c.open_snap, c.granted_organisation_ids, ${ENROLMENTS} as enrolments,
  ${EXITS} as exits, ${PLAN_NOTE_DUE} as plan_note_due, ${LAST_NOTE_ON}::text as last_note_on,
  (select max((s.reviewed_at at time zone 'America/Chicago')::date)::text from screening s
    where s.customer_id = c.id) as screening_reviewed_on,
  (select min((s.started_at at time zone 'America/Chicago')::date)::text from screening s
    where s.customer_id = c.id and ${IN_HAND}) as screening_begun_on,
  ${OVERDUE_AFTER_DAYS} as screening_days,
  (select jsonb_build_object('programmeName', r.programme_name, 'expectedStartOn', r.expected_start_on)
    from referral r where r.customer_id = c.id and r.status = 'accepted' and not exists (
      select 1 from enrolment e where e.customer_id = c.id
        and e.organisation_id = coalesce(r.to_organisation_id, r.from_organisation_id)
        and e.enrolled_on >= (r.submitted_at at time zone 'America/Chicago')::date)
    order by r.submitted_at desc limit 1) as accepted,
  coalesce((select jsonb_agg(jsonb_build_object('type', a.type, 'startedOn', a.started_on,
      'organisation', jsonb_build_object('id', a.organisation_id, 'name', coalesce(o.name, ''))) order by a.started_on desc)
    from activity a left join organisation o on o.id = a.organisation_id
    where a.customer_id = c.id and a.status = 'started'), '[]') as open_activities,
  coalesce((select jsonb_agg(jsonb_build_object('status', h.status, 'at', h.at, 'by', h.actor_name,
      'because', case when h.cause is not null then jsonb_build_object('cause', h.cause, 'reason', h.reason) end)
      order by h.at desc, h.id desc)
    from status_history h where h.customer_id = c.id), '[]') as status_history
from customer c`

/** One customer as the reader may see it, or undefined when there is none for them. */
export async function openCustomer(
  em: EntityManager,
  ability: AppAbility,
  id: string,
  today: string,
): Promise<OpenedCustomer | undefined> {
  const readable = readableCustomers(ability)
  const conditions: Condition[] = [{ sql: 'c.id = ?', params: [id] }]
  if (readable.length > 0) {
    const { sql, params } = together(readable)
    conditions.push({ sql: `exists (select 1 from customer_search s where s.customer_id = c.id and ${sql})`, params })
  }
  const { sql, params } = together(conditions)
  const [row] = await preparedQuery<OpenedCustomer>(em, `${OPEN} where ${sql}`, [today, ...params])
  return row
}
