import * as z from 'zod'
import { HELP_REQUEST_STATUSES } from './help-desk/words.ts'
import { Id } from './shapes.ts'

const OfHelpRequest = z.object({
  kind: z.enum(['help-request-filed', 'help-request-changed', 'help-request-noted']),
  requestId: Id,
  number: z.string(),
  status: z.enum(HELP_REQUEST_STATUSES),
  /** Whether the listener caused it: no "new" hint then. */
  own: z.boolean(),
})
const OfReferral = z.object({ kind: z.literal('referral-changed'), referralId: Id })
/** The customer is open to the listener from now on, or still is. */
const OfCustomer = z.object({ kind: z.literal('customer-opened'), customerId: Id })

/** What a browser hears: enough to refresh the right rows, nothing to read. */
export const LiveUpdate = z.discriminatedUnion('kind', [OfHelpRequest, OfReferral, OfCustomer])
export type LiveUpdate = z.infer<typeof LiveUpdate>
