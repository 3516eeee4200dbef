import { Refusal, type AttendanceSheet, type contract, type InputOf } from '@isets/contracts'
import { mayEver } from '@isets/policies'
import { activityKind, attendanceDayProblem, daysOfWeek, isYearOver, localDateOf, monthOf } from '@isets/rules'
import { Clock, preparedQuery, recordAudit, refusePersonalData, textsOf, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { lockedMonths } from '../month-lock/require-unlocked.ts'
import type { Activity } from '../plan/activity.entity.ts'
import { writePlanLog } from '../plan/plan-log.ts'
import { LineInHandService } from './line-in-hand.service.ts'
import { SheetService } from './sheet.service.ts'
import { sumMonths } from './sum-months.ts'

type Input = InputOf<typeof contract.casework.recordAttendance>
type Day = Input['lines'][number]['days'][number]
interface Change {
  readonly days: readonly Day[]
  readonly reason: string | undefined
}

const KEPT =
  'select day, hours, verified_at is not null as verified from attendance_day where activity_id = ? and day = any(?::date[])'
const WRITE = `
insert into attendance_day (activity_id, day, customer_id, hours, entered_at, entered_by)
select ?, one.day, ?, one.hours, ?, ? from jsonb_to_recordset(?::jsonb) one (day date, hours smallint)
on conflict (activity_id, day) do update
set hours = excluded.hours, entered_at = excluded.entered_at, entered_by = excluded.entered_by`
const TAKE_BACK = 'delete from attendance_day where activity_id = ? and day = any(?::date[])'

/** Enters the hours of a week (ATT-001, ATT-009, ATT-011); after their fiscal year with a reason (C13). */
@Injectable()
export class RecordingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly inHand: LineInHandService,
    private readonly sheet: SheetService,
  ) {}

  async record(input: Input, context: CallContext): Promise<AttendanceSheet> {
    requireDaysOf(input)
    refusePersonalData(textsOf({ reason: input.reason }))
    const { customer, activities } = await this.inHand.take(input, 'add', context)
    for (const { activityId, days } of input.lines) {
      const activity = activities.get(activityId)
      if (activity !== undefined) await this.recordLine(activity, { days, reason: input.reason }, context)
    }
    recordAudit(this.em, { action: 'add', objectType: 'Attendance', objectId: customer.id, changedFields: ['hours'] })
    return this.sheet.view(customer, input.week, context)
  }

  private async recordLine(activity: Activity, { days, ...why }: Change, context: CallContext): Promise<void> {
    const { caller, ability } = context
    const changed = await this.changed(activity, days, mayEver(ability, 'editVerified', 'Attendance'))
    if (changed.length === 0) return
    const now = this.clock.now()
    const today = localDateOf(now)
    await this.requirePossible(activity, changed, today)
    const reason = lateReason(changed, today, why.reason)
    const entered = changed.filter(({ hours }) => hours !== null)
    const takenBack = changed.filter(({ hours }) => hours === null).map(({ day }) => day)
    const values = [activity.id, activity.customerId, now, caller.userId, JSON.stringify(entered)]
    if (entered.length > 0) await preparedQuery(this.em, WRITE, values)
    if (takenBack.length > 0) await preparedQuery(this.em, TAKE_BACK, [activity.id, takenBack])
    activity.attendanceVersion += 1
    await this.em.flush()
    await sumMonths(this.em, activity, [...new Set(changed.map(({ day }) => monthOf(day)))])
    const hours = entered.reduce((total, one) => total + (one.hours ?? 0), 0) / 100
    const line = { section: 'attendance', action: 'changed', item: activityKind(activity.type).label } as const
    await writePlanLog(this.em, activity.customerId, caller, now, {
      ...line,
      to: `${hours} h, ${changed[0]?.day ?? ''}`,
      reason,
    })
  }

  /** Days whose hours differ from what is kept. @throws Refusal FORBIDDEN for verified ones (ATT-008) */
  private async changed({ id }: Activity, days: readonly Day[], mayEditVerified: boolean): Promise<Day[]> {
    const dates = days.map(({ day }) => day)
    const kept = await preparedQuery<{ day: string; hours: number; verified: boolean }>(this.em, KEPT, [id, dates])
    const changed = days.filter(({ day, hours }) => (kept.find((one) => one.day === day)?.hours ?? null) !== hours)
    const verified = changed.some(({ day }) => kept.find((one) => one.day === day)?.verified)
    if (verified && !mayEditVerified) {
      throw new Refusal('FORBIDDEN', { reason: 'Verified hours are changed by the super admin only.' })
    }
    return changed
  }

  private async requirePossible(activity: Activity, days: readonly Day[], today: string): Promise<void> {
    const locked = await lockedMonths(this.em, activity)
    const { startedOn, completedOn } = activity
    for (const { day } of days) {
      const isLocked = locked.has(monthOf(day))
      const reason = attendanceDayProblem({ day, startedOn, completedOn, today, locked: isLocked })
      if (reason !== undefined) throw new Refusal('WRONG_STATUS', { reason })
    }
  }
}

/** The reason to keep, if one of the days needs it. @throws Refusal INVALID: the web asks for it and sends again (C13) */
function lateReason(days: readonly Day[], today: string, reason: string | undefined): string | null {
  if (!days.some(({ day }) => isYearOver(monthOf(day), today))) return null
  if (reason !== undefined) return reason
  throw new Refusal('INVALID', {
    fields: { reason: 'The fiscal year of these days is over. Say why they change now.' },
  })
}

/** @throws Refusal INVALID for a day outside the week, or one that is there twice */
function requireDaysOf({ week, lines }: Input): void {
  const days = new Set(daysOfWeek(week))
  for (const { days: entered } of lines) {
    const own = new Set(entered.map(({ day }) => day))
    const fits = own.size === entered.length && [...own].every((day) => days.has(day))
    if (!fits) throw new Refusal('INVALID', { fields: { lines: 'Enter each day of this week once.' } })
  }
}
