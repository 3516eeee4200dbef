import { event } from '@isets/contracts'
import * as z from 'zod'

const Day = z.iso.date()
const Recipients = z.array(z.string())

/** What a daily digest says. Shaped like an event, so that it becomes mail the same way; it is never published. */
export const dailyDigest = event(
  'notifier',
  'referral-digest',
  z.object({
    day: Day,
    organisationId: z.uuid(),
    organisationName: z.string(),
    recipients: Recipients,
    pending: z.int(),
    overdue: z.int(),
    /** The first of them, overdue ones first. */
    referrals: z.array(
      z.object({
        number: z.string(),
        customerInitials: z.string(),
        programmeName: z.string().nullable(),
        ageDays: z.int(),
        dueAt: z.iso.datetime(),
        overdue: z.boolean(),
      }),
    ),
  }),
)

/** What a weekly summary says: one line a provider, those with overdue referrals first. */
export const weeklySummary = event(
  'notifier',
  'referral-summary',
  z.object({
    day: Day,
    recipients: Recipients,
    pending: z.int(),
    overdue: z.int(),
    providers: z.array(
      z.object({
        organisationName: z.string(),
        pending: z.int(),
        overdue: z.int(),
        oldestDays: z.int(),
        nextDueAt: z.iso.datetime(),
      }),
    ),
  }),
)
