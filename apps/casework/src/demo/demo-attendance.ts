import { caseworkEvents, type PayloadOf } from '@isets/contracts'
import { attendedDays } from '@isets/demo'
import { recordEvent } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'

const DAYS = `insert into attendance_day (activity_id, day, customer_id, hours, entered_at, verified_at)
${attendedDays('activity')}`
const MONTHS = `
insert into attendance_month (activity_id, month, customer_id, hours, verified_hours, version)
select activity_id, to_char(day, 'YYYY-MM'), customer_id, sum(hours),
  coalesce(sum(hours) filter (where verified_at is not null), 0), 1
from attendance_day group by 1, 2, 3`
/** What the next staffings look at. */
const TOLD = `
select m.activity_id as "activityId", m.customer_id as "customerId", a.organisation_id as "organisationId",
  a.programme_id as "programmeId", m.month, m.hours, m.verified_hours as "verifiedHours", m.version
from attendance_month m join activity a on a.id = m.activity_id
where m.month >= to_char(?::date - interval '2 months', 'YYYY-MM')`

/** Fills the attendance of all started activities, and tells that of the last three months. */
export async function seedAttendance(tx: EntityManager, today: string): Promise<void> {
  await tx.execute('alter table attendance_day disable trigger refuse_locked_day') // nothing is locked yet
  await tx.execute(DAYS, [today, today, today])
  await tx.execute('alter table attendance_day enable trigger refuse_locked_day')
  await tx.execute(MONTHS)
  const months = await tx.execute<PayloadOf<typeof caseworkEvents.attendanceChanged>[]>(TOLD, [today])
  for (const payload of months) {
    const { activityId, month, version } = payload
    recordEvent(tx, caseworkEvents.attendanceChanged, {
      aggregateId: `${activityId}-${month}`,
      aggregateVersion: version,
      payload,
    })
  }
}
