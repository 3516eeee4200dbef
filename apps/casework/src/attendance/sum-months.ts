import { caseworkEvents } from '@isets/contracts'
import { preparedQuery, recordEvent } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Activity } from '../plan/activity.entity.ts'

interface Summed {
  readonly month: string
  readonly hours: number
  readonly verified_hours: number
  readonly version: number
}

/** Sums the days of a month anew; a month without change keeps its version and is not told. */
const SUM = `
insert into attendance_month (activity_id, month, customer_id, hours, verified_hours, version)
select ?, of.month, ?, coalesce(sum(d.hours), 0), coalesce(sum(d.hours) filter (where d.verified_at is not null), 0), 1
from unnest(?::text[]) of (month) left join attendance_day d
  on d.activity_id = ? and d.day >= (of.month || '-01')::date and d.day < (of.month || '-01')::date + interval '1 month'
group by of.month
on conflict (activity_id, month) do update
set hours = excluded.hours, verified_hours = excluded.verified_hours, version = attendance_month.version + 1
where (attendance_month.hours, attendance_month.verified_hours) <> (excluded.hours, excluded.verified_hours)
returning month, hours, verified_hours, version`

/** Sums these months of an activity and tells those that have changed. */
export async function sumMonths(em: EntityManager, activity: Activity, months: readonly string[]): Promise<void> {
  const { id: activityId, customerId, organisationId, programmeId } = activity
  const summed = await preparedQuery<Summed>(em, SUM, [activityId, customerId, months, activityId])
  for (const { month, hours, verified_hours: verifiedHours, version } of summed) {
    recordEvent(em, caseworkEvents.attendanceChanged, {
      aggregateId: `${activityId}-${month}`,
      aggregateVersion: version,
      payload: { activityId, customerId, organisationId, programmeId, month, hours, verifiedHours, version },
    })
  }
}
