import { Refusal, type AttendanceSheet, type contract, type InputOf } from '@isets/contracts'
import { activityKind, correctionObstacle, daysOfWeek, localDateOf, monthOf } from '@isets/rules'
import { Clock, preparedQuery, recordAudit, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { requireUnlocked } from '../month-lock/require-unlocked.ts'
import { writePlanLog } from '../plan/plan-log.ts'
import { LineInHandService } from './line-in-hand.service.ts'
import { SheetService } from './sheet.service.ts'
import { sumMonths } from './sum-months.ts'

type Input = InputOf<typeof contract.casework.verifyAttendance>

const SET = `
update attendance_day set verified_at = ?, verified_by = ?
where activity_id = ? and day = any(?::date[]) and (verified_at is null) = ? returning day`

/** Verifies the hours of a week, and takes that back (ATT-004, ATT-008, ATT-009). */
@Injectable()
export class VerifyingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly inHand: LineInHandService,
    private readonly sheet: SheetService,
  ) {}

  async set(input: Input, verified: boolean, context: CallContext): Promise<AttendanceSheet> {
    const action = verified ? 'verify' : 'unverify'
    const { customer, activities } = await this.inHand.take(input, action, context)
    const days = daysOfWeek(input.week)
    const now = this.clock.now()
    for (const activity of activities.values()) {
      const values = [verified ? now : null, verified ? context.caller.userId : null, activity.id, days, verified]
      const months = await this.entered(activity.id, days)
      await requireUnlocked(this.em, activity, months)
      requireCorrectable(months, localDateOf(now))
      const set = await preparedQuery<{ day: string }>(this.em, SET, values)
      if (set.length === 0) throw new Refusal('WRONG_STATUS', { reason: 'There are no hours for this in the week.' })
      activity.attendanceVersion += 1
      await this.em.flush()
      await sumMonths(this.em, activity, [...new Set(set.map(({ day }) => monthOf(day)))])
      const item = activityKind(activity.type).label
      const line = { section: 'attendance', action: verified ? 'verified' : 'unverified', item, to: days[0] } as const
      await writePlanLog(this.em, customer.id, context.caller, now, { ...line, to: days[0] ?? null })
    }
    recordAudit(this.em, { action, objectType: 'Attendance', objectId: customer.id, changedFields: ['verifiedAt'] })
    return this.sheet.view(customer, input.week, context)
  }

  private async entered(activityId: string, days: readonly string[]): Promise<string[]> {
    const sql = 'select distinct day from attendance_day where activity_id = ? and day = any(?::date[])'
    const rows = await preparedQuery<{ day: string }>(this.em, sql, [activityId, days])
    return [...new Set(rows.map(({ day }) => monthOf(day)))]
  }
}

/** @throws Refusal WRONG_STATUS after the last day for corrections of one of these months (C13) */
function requireCorrectable(months: readonly string[], today: string): void {
  const reason = months.map((month) => correctionObstacle(month, today)).find((one) => one !== null)
  if (reason) throw new Refusal('WRONG_STATUS', { reason })
}
