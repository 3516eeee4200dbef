import * as z from 'zod'
import { operation } from '../operation.ts'
import { Id, IsoDate, Month, Version } from '../shapes.ts'
import { ACTIVITY_STATUSES, ACTIVITY_TYPES, CustomerRef } from './shapes.ts'

const service = 'casework'
const Named = z.object({ id: Id, name: z.string() })
/** Hundredths of an hour on one day. */
const DayHours = z.int().min(0).max(2_400)
const LateHoursReason = z.string().trim().min(3).max(1_000)

export const AttendanceDayView = z.object({
  day: IsoDate,
  hours: z.int().nullable(),
  verified: z.boolean(),
  /** Why nothing can be entered, or null. */
  closed: z.string().nullable(),
})
export type AttendanceDayView = z.infer<typeof AttendanceDayView>

/** One week of a customer: a line for each activity that was open in it. */
export const AttendanceSheet = z.object({
  customer: CustomerRef.extend({ abawd: z.boolean() }),
  /** The Monday. */
  week: IsoDate,
  days: z.array(IsoDate),
  lines: z.array(
    z.object({
      activityId: Id,
      /** Counts what was written in the attendance of this activity. */
      version: Version,
      type: z.enum(ACTIVITY_TYPES),
      status: z.enum(ACTIVITY_STATUSES),
      organisation: Named,
      plannedHours: z.int(),
      days: z.array(AttendanceDayView),
      /** Months that the week touches; the hours of a locked one change by an amendment only (BILL-025). */
      months: z.array(z.object({ month: Month, hours: z.int(), locked: z.boolean() })),
      allowed: z.array(z.enum(['record', 'verify', 'unverify'])),
    }),
  ),
  /** Months that the week touches: entered, verified and, for an ABAWD, what counts (ATT-005, ATT-006). */
  months: z.array(z.object({ month: Month, hours: z.int(), verifiedHours: z.int(), countable: z.int() })),
  today: IsoDate,
})
export type AttendanceSheet = z.infer<typeof AttendanceSheet>

const Line = { activityId: Id, version: Version }
const Week = { customerId: Id, week: IsoDate }

export const attendances = {
  openAttendance: operation({
    service,
    method: 'GET',
    path: '/customers/{customerId}/attendance/{week}',
    summary: 'The attendance of one customer in the week of a day; the reading is audited',
    permission: ['read', 'Attendance'],
    input: z.strictObject(Week),
    output: AttendanceSheet,
    errors: ['NOT_FOUND'],
  }),
  recordAttendance: operation({
    service,
    method: 'PUT',
    path: '/customers/{customerId}/attendance/{week}',
    summary: 'Enter hours of started activities, `null` takes them back (ATT-001, ATT-011)',
    permission: ['add', 'Attendance'],
    alsoAsks: [['editVerified', 'Attendance']],
    input: z.strictObject({
      ...Week,
      lines: z
        .array(
          z.strictObject({
            ...Line,
            days: z.array(z.strictObject({ day: IsoDate, hours: DayHours.nullable() })).max(7),
          }),
        )
        .min(1)
        .max(20),
      /** Why hours of a fiscal year come after its June 30; then it is asked for (C13). */
      reason: LateHoursReason.optional(),
    }),
    output: AttendanceSheet,
    errors: ['NOT_FOUND', 'STALE', 'WRONG_STATUS'],
  }),
  verifyAttendance: operation({
    service,
    method: 'POST',
    path: '/customers/{customerId}/attendance/{week}/verification',
    summary: 'Verify the hours entered for these activities in this week (ATT-004, ATT-009)',
    permission: ['verify', 'Attendance'],
    input: z.strictObject({ ...Week, lines: z.array(z.strictObject(Line)).min(1).max(20) }),
    output: AttendanceSheet,
    errors: ['NOT_FOUND', 'STALE', 'WRONG_STATUS'],
  }),
  unverifyAttendance: operation({
    service,
    method: 'POST',
    path: '/customers/{customerId}/attendance/{week}/unverification',
    summary: 'Take the verification of a week back (ATT-008)',
    permission: ['unverify', 'Attendance'],
    input: z.strictObject({ ...Week, lines: z.array(z.strictObject(Line)).min(1).max(20) }),
    output: AttendanceSheet,
    errors: ['NOT_FOUND', 'STALE', 'WRONG_STATUS'],
  }),
}
