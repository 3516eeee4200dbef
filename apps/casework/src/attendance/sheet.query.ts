import type { ActivityStatus, ActivityType, CustomerListRow } from '@isets/contracts'
import { preparedQuery } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'

export interface SheetLine {
  readonly id: string
  readonly attendance_version: number
  readonly type: ActivityType
  readonly status: ActivityStatus
  readonly organisation: CustomerListRow['providers'][number]
  readonly hours_per_week: number
  readonly started_on: string
  readonly completed_on: string | null
  readonly locked: string[]
  readonly days: { day: string; hours: number; verified: boolean }[]
}
export interface SheetMonth {
  readonly activity_id: string
  readonly month: string
  readonly type: ActivityType
  readonly hours: number
  readonly verified_hours: number
}

/** Activities that were open at some time of the week (ATT-002). */
const LINES = `
select a.id, a.attendance_version, a.type, a.status, a.hours_per_week, a.started_on, a.completed_on,
  jsonb_build_object('id', a.organisation_id, 'name', coalesce(o.name, '')) as organisation,
  coalesce((select array_agg(l.month) from month_lock l where l.locked
    and (l.organisation_id, l.programme_id) = (a.organisation_id, a.programme_id)), '{}') as locked,
  coalesce((select jsonb_agg(jsonb_build_object('day', d.day, 'hours', d.hours, 'verified', d.verified_at is not null))
    from attendance_day d where d.activity_id = a.id and d.day between ?::date and ?::date), '[]') as days
from activity a left join organisation o on o.id = a.organisation_id
where a.customer_id = ? and a.started_on <= ?::date and (a.completed_on is null or a.completed_on >= ?::date)
order by a.started_on desc, a.id`
const MONTHS = `
select m.activity_id, m.month, a.type, m.hours, m.verified_hours from attendance_month m join activity a on a.id = m.activity_id
where m.customer_id = ? and m.month = any(?::text[])`

export function sheetLines(em: EntityManager, customerId: string, from: string, to: string): Promise<SheetLine[]> {
  return preparedQuery<SheetLine>(em, LINES, [from, to, customerId, to, from])
}

export function sheetMonths(em: EntityManager, customerId: string, months: readonly string[]): Promise<SheetMonth[]> {
  return preparedQuery<SheetMonth>(em, MONTHS, [customerId, months])
}
