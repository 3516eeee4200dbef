import * as z from 'zod'
import { event } from '../event.ts'
import { Id, Month } from '../shapes.ts'
import { AMENDMENT_KINDS, AMENDMENT_STATUSES } from './amendment.ts'
import { STAFFING_STATUSES } from './packet-shapes.ts'

const Actor = z.object({ id: Id.nullable(), name: z.string().max(300) })
/** The month of one programme of one provider: what is staffed, locked and amended. */
const About = z.object({ organisationId: Id, programmeId: Id, month: Month })

/** Facts about packets, the locks of months and amendments. */
export const packetEvents = {
  packetChanged: event(
    'billing',
    'packet-changed',
    About.extend({
      packetId: Id,
      version: z.int(),
      staffingStatus: z.enum(STAFFING_STATUSES),
      billingStatus: z.enum(['not_submitted', 'submitted', 'approved']),
      changedBy: Actor,
    }),
  ),
  /**
   * The month takes no more changes. `version` is the packet's and counts over locking and unlocking: a consumer keeps
   * whichever of the two facts has the greater one, since they may arrive in any order.
   */
  monthLocked: event('billing', 'month-locked', About.extend({ packetId: Id, version: z.int() })),
  /** The staffing was un-approved: the month is open again. */
  monthUnlocked: event('billing', 'month-unlocked', About.extend({ packetId: Id, version: z.int() })),
  amendmentChanged: event(
    'billing',
    'amendment-changed',
    About.extend({
      amendmentId: Id,
      version: z.int(),
      number: z.string(),
      kind: z.enum(AMENDMENT_KINDS),
      status: z.enum(AMENDMENT_STATUSES),
      customerId: Id,
      /** For hours: the activity and its hours in hundredths, before and after. */
      activityId: Id.nullable(),
      originalHours: z.int(),
      newHours: z.int(),
      originalCents: z.int(),
      newCents: z.int(),
      requester: Actor,
      changedBy: Actor,
    }),
  ),
}
