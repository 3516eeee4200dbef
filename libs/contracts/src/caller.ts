import * as z from 'zod'
import { Id } from './shapes.ts'
import { ROLES } from './permissions.ts'

/**
 * Who is calling, as the signed 60-second context token says. Identity writes it, every service verifies the
 * signature and builds the ability from it; nobody takes the gateway's word.
 */
export const Caller = z.object({
  userId: Id,
  sessionId: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(ROLES)).min(1),
  /** `null` for staff of IDHS and SIU. */
  organisationId: Id.nullable(),
  organisationName: z.string().nullable(),
  /** Sub-grantees of an intermediary (IDN-016). */
  subGranteeIds: z.array(Id),
  /** Organisations that an IDHS provider manager looks after. */
  assignedOrganisationIds: z.array(Id),
  /** The customer whose own login this is; absent for everybody else. */
  customerId: Id.optional(),
})
export type Caller = z.infer<typeof Caller>
