import * as z from 'zod'
import { event } from '../event.ts'
import { Id, Instant, IsoDate, Month, Version } from '../shapes.ts'
import { caseNoteEvents } from './case-note-events.ts'
import { ACTIVITY_STATUSES, ACTIVITY_TYPES, ET_STATUSES, GOAL_STATUSES } from './shapes.ts'

/** Facts that casework tells. Consumers keep projections of what they need. */
export const caseworkEvents = {
  ...caseNoteEvents,
  /** Aggregate: the customer. The whole picture each time; keep the latest. */
  customerChanged: event(
    'casework',
    'customer-changed',
    z.object({
      customerId: Id,
      version: Version,
      displayName: z.string(),
      individualNumber: z.string(),
      status: z.enum(ET_STATUSES),
      /** The day from which the status holds, where that is not the day on which it is told. */
      statusOn: IsoDate.optional(),
      /** The organisation of the newest open enrolment. */
      enrolledWith: Id.nullable(),
      exitedOn: IsoDate.nullable(),
    }),
  ),
  /** Aggregate: the screening. Told once, when it is submitted (ASMT-007). */
  screeningCompleted: event(
    'casework',
    'screening-completed',
    z.object({ customerId: Id, screeningId: Id, organisationId: Id.nullable(), completedAt: Instant }),
  ),
  /** Aggregate: the enrolment; keep the latest. */
  enrolmentChanged: event(
    'casework',
    'enrolment-changed',
    z.object({
      enrolmentId: Id,
      version: Version,
      customerId: Id,
      programmeId: Id,
      organisationId: Id,
      enrolledOn: IsoDate,
      endedOn: IsoDate.nullable(),
      /** An FCRC enrolled in its own activities without a referral (REF-037); absent for everybody else. */
      ownActivities: z.literal(true).optional(),
    }),
  ),
  /** Aggregate: the goal; keep the latest. One taken out of the plan is told once more with `removed`. */
  goalChanged: event(
    'casework',
    'goal-changed',
    z.object({
      goalId: Id,
      version: Version,
      customerId: Id,
      enrolmentId: Id,
      statement: z.string(),
      status: z.enum(GOAL_STATUSES),
      removed: z.boolean().optional(),
    }),
  ),
  /** Aggregate: the activity; keep the latest. A deleted one is told once more with `removed`. */
  activityChanged: event(
    'casework',
    'activity-changed',
    z.object({
      activityId: Id,
      version: Version,
      customerId: Id,
      enrolmentId: Id,
      organisationId: Id,
      programmeId: Id,
      type: z.enum(ACTIVITY_TYPES),
      /** A SNAP E&T activity, which alone satisfies the rules of the programme (PLAN-014). */
      isSnap: z.boolean(),
      status: z.enum(ACTIVITY_STATUSES),
      startedOn: IsoDate.nullable(),
      plannedEndOn: IsoDate.nullable(),
      completedOn: IsoDate.nullable(),
      removed: z.boolean().optional(),
    }),
  ),
  /** Aggregate: `<activityId>-<month>`; keep the latest. Hours are in hundredths of an hour. */
  attendanceChanged: event(
    'casework',
    'attendance-changed',
    z.object({
      activityId: Id,
      customerId: Id,
      organisationId: Id,
      programmeId: Id,
      month: Month,
      hours: z.int().min(0),
      verifiedHours: z.int().min(0),
      version: Version,
    }),
  ),
}
