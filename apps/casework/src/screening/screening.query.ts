import type { Action, EtStatus, IsoDate, ScreeningAnswers, ScreeningStatus } from '@isets/contracts'
import { filterToSql, recordFilter, type AppAbility } from '@isets/policies'
import { currentScreeningSince } from '@isets/rules'
import {
  pagedQuery,
  preparedQuery,
  questionMark,
  together,
  type Condition,
  type StoredInstant,
} from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'

export interface ScreeningColumns {
  readonly id: string
  readonly customer_id: string
  readonly customer_name: string
  readonly individual_number: string
  readonly version: number
  readonly status: ScreeningStatus
  readonly organisation: { id: string; name: string } | null
  readonly holder_organisation_id: string | null
  readonly granted_organisation_ids: string[]
  readonly form_version: number
  readonly started_at: StoredInstant
  readonly started_by_name: string
  readonly saved_at: StoredInstant
  readonly submitted_at: StoredInstant | null
  readonly submitted_by_name: string | null
  readonly reviewed_at: StoredInstant | null
  readonly reviewed_by_name: string | null
  readonly is_overdue: boolean
}

/** With what decides about the next step; of a customer whose record is closed to the reader there is less of it. */
export interface OpenedScreening extends ScreeningColumns {
  readonly answers: ScreeningAnswers
  readonly is_newest: boolean
  readonly et_status: EtStatus
  readonly exited_on: IsoDate | null
  readonly is_enrolled: boolean
}

/** Where the rubric finds its facts: the grant with the customer, the holder with the screening itself. */
const COLUMNS = {
  organisationId: 's.holder_organisation_id',
  grantedOrganisationIds: 'g.granted_organisation_ids',
}
const FROM = 'from screening s join customer_search g on g.customer_id = s.customer_id'
const SELECTED = `s.id, s.customer_id, s.customer_name, s.individual_number, s.version, s.status, s.holder_organisation_id,
  g.granted_organisation_ids, s.form_version, s.started_at, s.started_by_name, s.saved_at, s.submitted_at,
  s.submitted_by_name, s.reviewed_at, s.reviewed_by_name, (select jsonb_build_object('id', o.id, 'name', o.name) from organisation o
    where o.id = s.organisation_id) as organisation`

/** Drafts that somebody has in hand: the provider that began them, or IDHS. */
export const IN_HAND = `s.status = 'draft' and (s.holder_organisation_id is not null or s.organisation_id is null)`
/** The days that a begun screening may stay without its submission, as set for the day asked for (ASMT-021). */
export const OVERDUE_AFTER_DAYS = `(select d.overdue_after_days from screening_deadline d where d.starts_on <= ?::date
  order by d.starts_on desc limit 1)`

/** ASMT-021, TMR-101: begun, not submitted in time, and no screening that the reader may see is current. */
export function overdueScreening(today: IsoDate): Condition {
  return {
    sql: `(${IN_HAND} and (s.started_at at time zone 'America/Chicago')::date < ?::date - ${OVERDUE_AFTER_DAYS}
      and not exists (select 1 from screening n where n.customer_id = s.customer_id and n.status = 'complete'
        and (n.submitted_at at time zone 'America/Chicago')::date >= ?::date))`,
    params: [today, today, currentScreeningSince(today)],
  }
}

const OPENED = `s.answers, et_status_of(s.customer_id) as et_status,
  (select c.exited_on::text from customer c where c.id = s.customer_id) as exited_on,
  exists (select 1 from enrolment e where e.customer_id = s.customer_id and e.ended_on is null) as is_enrolled,
  not exists (select 1 from screening n where n.customer_id = s.customer_id and n.status = 'complete'
    and n.submitted_at > s.submitted_at) as is_newest`

function permitted(ability: AppAbility, action: Action): Condition {
  return filterToSql(recordFilter(ability, action, 'Assessment'), COLUMNS, questionMark)
}

/** One screening as the reader may see it, or undefined. */
export async function openScreening(
  em: EntityManager,
  ability: AppAbility,
  id: string,
  today: IsoDate,
): Promise<OpenedScreening | undefined> {
  const { sql, params } = together([permitted(ability, 'read'), { sql: 's.id = ?', params: [id] }])
  const overdue = overdueScreening(today)
  const [row] = await preparedQuery<OpenedScreening>(
    em,
    `select ${SELECTED}, ${OPENED}, ${overdue.sql} as is_overdue ${FROM} where ${sql}`,
    [...overdue.params, ...params],
  )
  return row
}

interface NewestScreening {
  readonly submitted_at: StoredInstant
  readonly answers: ScreeningAnswers
}

/** The newest screening of a customer that the reader may see, complete or in the hand of this organisation. */
export async function newestScreening(
  em: EntityManager,
  ability: AppAbility,
  customerId: string,
): Promise<NewestScreening | undefined> {
  const of = { sql: `s.customer_id = ? and s.status = 'complete'`, params: [customerId] }
  const { sql, params } = together([permitted(ability, 'read'), of])
  const [row] = await preparedQuery<NewestScreening>(
    em,
    `select s.submitted_at, s.answers ${FROM} where ${sql} order by s.submitted_at desc limit 1`,
    params,
  )
  return row
}

interface ListAsk {
  readonly conditions: readonly Condition[]
  readonly today: IsoDate
  readonly page: number
  readonly pageSize: number
}

/** One page of screenings, the newest first, and how many there are. */
export async function listScreenings(
  em: EntityManager,
  ability: AppAbility,
  ask: ListAsk,
): Promise<{ rows: ScreeningColumns[]; total: number }> {
  const { sql, params } = together([permitted(ability, 'read'), ...ask.conditions])
  const overdue = overdueScreening(ask.today)
  const screenings = `select ${SELECTED}, ${overdue.sql} as is_overdue ${FROM} where ${sql}
    order by s.started_at desc, s.id`
  return pagedQuery<ScreeningColumns>(em, screenings, [...overdue.params, ...params], ask)
}
