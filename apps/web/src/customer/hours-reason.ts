import type { AttendanceSheet, InputOf, contract } from '@isets/contracts'
import { findSsn, isYearOver, SSN_SENTENCE } from '@isets/rules'
import { hoursKey, hoursOf } from './hours.ts'

type Lines = InputOf<typeof contract.casework.recordAttendance>['lines']
type Kept = Pick<AttendanceSheet['lines'][number], 'activityId' | 'version'> & {
  days: readonly Pick<AttendanceSheet['lines'][number]['days'][number], 'day' | 'hours'>[]
}

/** The days whose hours are typed otherwise than they are kept; also those that cannot be, which a save refuses. */
export function changedLines(lines: readonly Kept[], typed: Readonly<Record<string, string>>): Lines {
  return lines.flatMap(({ activityId, version, days }) => {
    const changed = days.flatMap(({ day, hours: kept }) => {
      const text = typed[hoursKey(activityId, day)]
      const hours = text === undefined ? kept : hoursOf(text)
      return hours === kept ? [] : [{ day, hours: hours ?? null }]
    })
    return changed.length === 0 ? [] : [{ activityId, version, days: changed }]
  })
}

/** What is wrong with a reason for other hours, in words. */
export function reasonProblem(reason: string, missing: string): string | undefined {
  if (reason.trim().length < 3) return missing
  return findSsn(reason).length > 0 ? SSN_SENTENCE : undefined
}

/** C13: whether one of the days lies in a fiscal year that is over. */
export function asksReason(lines: Lines, today: string): boolean {
  return lines.some(({ days }) => days.some(({ day }) => isYearOver(day.slice(0, 7), today)))
}
