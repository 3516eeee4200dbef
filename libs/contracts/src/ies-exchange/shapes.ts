import * as z from 'zod'
import { Id, IsoDate, Version } from '../shapes.ts'

/** SNAP eligibility as IES says it (statuses.csv); `n_a` where IES says nothing. */
export const SNAP_ELIGIBILITIES = ['eligible', 'not_eligible', 'needs_verification', 'n_a'] as const
export type SnapEligibility = (typeof SNAP_ELIGIBILITIES)[number]

export const IesAddress = z.object({
  line1: z.string(),
  line2: z.string(),
  city: z.string(),
  state: z.string(),
  zip: z.string(),
})
export type IesAddress = z.infer<typeof IesAddress>

/**
 * A customer as IES has it: the mastered fields (IES-003). The Social Security number never leaves the IES exchange, and
 * is not kept there either.
 */
export const IesCustomer = z.object({
  customerId: Id,
  /** Grows with every change of this customer: what is older than what a consumer has is stale. */
  version: Version,
  individualNumber: z.string(),
  caseNumber: z.string(),
  firstName: z.string(),
  middleName: z.string(),
  lastName: z.string(),
  birthDate: IsoDate,
  /** Empty where IES has none, also where it had one before (IES-004). */
  email: z.string(),
  phone: z.string(),
  address: IesAddress,
  county: z.string(),
  eligibility: z.enum(SNAP_ELIGIBILITIES),
  abawd: z.boolean(),
  redeterminationOn: IsoDate.nullable(),
  midpointOn: IsoDate.nullable(),
  /** False once a full feed has come without this customer: then not eligible, with all history kept. */
  inFeed: z.boolean(),
})
export type IesCustomer = z.infer<typeof IesCustomer>
