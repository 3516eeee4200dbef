import type { AttendanceSheet, Caller } from '@isets/contracts'
import { mayEver, serves, type AppAbility } from '@isets/policies'
import { attendanceDayProblem, countableHours, daysOfWeek, monthOf, weekOf } from '@isets/rules'
import type { Customer } from '../customer/customer.entity.ts'
import type { SheetLine, SheetMonth } from './sheet.query.ts'

export interface SheetReader {
  readonly caller: Caller
  readonly ability: AppAbility
  readonly today: string
}
type Line = AttendanceSheet['lines'][number]

/** Verified hours are changed by nobody but the super admin (ATT-008). */
function dayView(line: SheetLine, day: string, { ability, today }: SheetReader): Line['days'][number] {
  const entered = line.days.find((one) => one.day === day)
  const verified = entered?.verified ?? false
  const { started_on: startedOn, completed_on: completedOn } = line
  const locked = line.locked.includes(monthOf(day))
  const problem = attendanceDayProblem({ day, startedOn, completedOn, today, locked })
  const kept = verified && !mayEver(ability, 'editVerified', 'Attendance') ? 'These hours are verified.' : undefined
  return { day, hours: entered?.hours ?? null, verified, closed: problem ?? kept ?? null }
}

function lineView(line: SheetLine, week: readonly string[], months: readonly SheetMonth[], reader: SheetReader): Line {
  const days = week.map((day) => dayView(line, day, reader))
  const mine = serves(reader.caller, line.organisation.id)
  const may = (action: 'add' | 'verify' | 'unverify') => mine && mayEver(reader.ability, action, 'Attendance')
  const allowed: Line['allowed'] = []
  if (may('add') && days.some(({ closed }) => closed === null)) allowed.push('record')
  if (may('verify') && days.some(({ hours, verified }) => hours !== null && !verified)) allowed.push('verify')
  if (may('unverify') && days.some(({ verified }) => verified)) allowed.push('unverify')
  return {
    activityId: line.id,
    version: line.attendance_version,
    type: line.type,
    status: line.status,
    organisation: line.organisation,
    plannedHours: line.hours_per_week,
    days,
    months: monthsOf(week).map((month) => ({
      month,
      hours: months.find((one) => one.activity_id === line.id && one.month === month)?.hours ?? 0,
      locked: line.locked.includes(month),
    })),
    allowed,
  }
}

const monthsOf = (days: readonly string[]) => [...new Set(days.map(monthOf))]
const JOB_SEARCH: readonly string[] = ['SJS', 'JST']
const sum = (months: readonly SheetMonth[], of: (one: SheetMonth) => number) =>
  months.reduce((total, one) => total + of(one), 0)

/** ATT-005, ATT-006, ATT-014: entered and verified apart, and what of it counts. */
function monthView(month: string, all: readonly SheetMonth[]): AttendanceSheet['months'][number] {
  const own = all.filter((one) => one.month === month)
  const verified = (jobSearch: boolean) =>
    sum(
      own.filter(({ type }) => JOB_SEARCH.includes(type) === jobSearch),
      (one) => one.verified_hours,
    )
  return {
    month,
    hours: sum(own, (one) => one.hours),
    verifiedHours: verified(true) + verified(false),
    countable: countableHours(verified(true), verified(false)),
  }
}

export function sheetView(
  { id, displayName, individualNumber, abawd }: Customer,
  day: string,
  lines: readonly SheetLine[],
  months: readonly SheetMonth[],
  reader: SheetReader,
): AttendanceSheet {
  const days = daysOfWeek(day)
  return {
    customer: { id, name: displayName, individualNumber, abawd },
    week: weekOf(day),
    days,
    lines: lines.map((line) => lineView(line, days, months, reader)),
    months: monthsOf(days).map((month) => monthView(month, months)),
    today: reader.today,
  }
}
