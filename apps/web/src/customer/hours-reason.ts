import type { InputOf, contract } from '@isets/contracts'
import { findSsn, isYearOver, SSN_SENTENCE } from '@isets/rules'

type Lines = InputOf<typeof contract.casework.recordAttendance>['lines']

/** What is wrong with a reason for other hours, in words. */
export function reasonProblem(reason: string, missing: string): string | undefined {
  if (reason.trim().length < 3) return missing
  return findSsn(reason).length > 0 ? SSN_SENTENCE : undefined
}

/** C13: whether one of the days lies in a fiscal year that is over. */
export function asksReason(lines: Lines, today: string): boolean {
  return lines.some(({ days }) => days.some(({ day }) => isYearOver(day.slice(0, 7), today)))
}
