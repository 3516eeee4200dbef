import * as z from 'zod'
import { GOAL_STATUSES } from '../casework/shapes.ts'
import { Cents, Id, Instant, IsoDate, Version } from '../shapes.ts'

/** SUPP-002: the seven categories of supportive services. */
export const SERVICE_CATEGORIES = [
  'transportation',
  'housing_utilities',
  'clothing',
  'personal_hygiene',
  'books_supplies',
  'childcare_medical',
  'credential_testing',
] as const
export type ServiceCategory = (typeof SERVICE_CATEGORIES)[number]
export const ServiceCategoryCode = z.enum(SERVICE_CATEGORIES)

/** Life of the service of one category (statuses.csv, "Support service"): money only while it is open. */
export const SERVICE_STATUSES = [
  'not_set',
  'planned',
  'open',
  'completed_successful',
  'completed_unsuccessful',
  'completed_not_required',
] as const
export type ServiceStatus = (typeof SERVICE_STATUSES)[number]

/**
 * Life of one cost (statuses.csv, "Support service cost"). `over_cap` blocks its category until an override is asked for
 * and decided, `override_denied` until the cost is reduced or deleted (SUPP-014, SUPP-016, SUPP-031).
 */
export const COST_STATUSES = ['recorded', 'over_cap', 'override_approved', 'override_denied'] as const
export type CostStatus = (typeof COST_STATUSES)[number]

export const OVERRIDE_STATUSES = ['pending', 'approved', 'denied', 'deleted'] as const
export type OverrideStatus = (typeof OVERRIDE_STATUSES)[number]

export const PAYMENT_METHODS = ['bus_pass', 'gift_card', 'direct_payment', 'other'] as const
export type PaymentMethod = (typeof PAYMENT_METHODS)[number]

export const PAID_BY = ['grant', 'other'] as const
export type PaidBy = (typeof PAID_BY)[number]

/** A State fiscal year, named by its end: July 2026 lies in 2027. */
export const FiscalYear = z.int().min(2000).max(2200)
/** The same in a query string. */
export const FiscalYearQuery = z.coerce.number().pipe(FiscalYear)

/** SUPP-007: what a person types of a cost. The type is the category; the description is made of type and subtype. */
export const CostFields = {
  subtype: z.string().trim().min(1).max(120),
  method: z.enum(PAYMENT_METHODS),
  issuedOn: IsoDate,
  unitCents: z.int().min(1).max(1_000_000),
  quantity: z.int().min(1).max(1_000),
  paidBy: z.enum(PAID_BY),
  isEstimate: z.boolean().default(false),
}

/**
 * Why a cost comes after its month (SUPP-006), or changes after the staffing was submitted; once billing has approved the
 * month, the change becomes an amendment (SUPP-022).
 */
export const AmendmentReason = z.string().trim().min(3).max(2_000)

const Person = z.object({ id: Id, name: z.string() })

export const CostView = z.object({
  id: Id,
  version: Version,
  customerId: Id,
  category: ServiceCategoryCode,
  fiscalYear: FiscalYear,
  /** The month whose packet it belongs to, `YYYY-MM`. */
  month: z.string(),
  activityId: Id,
  organisationId: Id,
  organisationName: z.string(),
  programmeId: Id,
  description: z.string(),
  subtype: z.string(),
  method: z.enum(PAYMENT_METHODS),
  issuedOn: IsoDate,
  unitCents: Cents,
  quantity: z.int(),
  totalCents: Cents,
  paidBy: z.enum(PAID_BY),
  isEstimate: z.boolean(),
  status: z.enum(COST_STATUSES),
  /** What of it lies over the cap; 0 within. */
  excessCents: Cents,
  /** The request about it that has been asked for and not deleted. */
  overrideId: Id.nullable(),
  overrideStatus: z.enum(OVERRIDE_STATUSES).nullable(),
  /** SUPP-006: it was entered after the month in which it was issued, and why. */
  isLate: z.boolean(),
  lateReason: z.string().nullable().optional(),
  /** It was entered for a month that was submitted already, or replaces a cost of such a month. */
  amendmentId: Id.nullable(),
  amendsCostId: Id.nullable(),
  /** Its amendment is not decided for good: until then the cost cannot be changed. */
  amendmentWaits: z.boolean(),
  recordedBy: Person,
  recordedAt: Instant,
  updatedBy: Person,
  updatedAt: Instant,
  /** What the reader may do with it now. */
  allowed: z.array(z.enum(['edit', 'delete', 'requestOverride'])),
})
export type CostView = z.infer<typeof CostView>

/** Why a category takes no cost now (TMR-047). */
export const CATEGORY_BLOCKS = ['override_not_requested', 'override_pending', 'override_denied'] as const

export const ServiceView = z.object({
  id: Id,
  version: Version,
  /** The wording of its goal. */
  goal: z.string(),
  /** The goal of the plan that it lies under (SUPP-001); `null` for a service from when goals were typed by hand. */
  planGoal: z.object({ id: Id, status: z.enum(GOAL_STATUSES), removed: z.boolean() }).nullable(),
  status: z.enum(SERVICE_STATUSES),
  plannedStartOn: IsoDate.nullable(),
  plannedEndOn: IsoDate.nullable(),
  hours: z.int(),
  notes: z.string(),
  organisationId: Id,
  organisationName: z.string(),
})
export type ServiceView = z.infer<typeof ServiceView>

/** One category of a customer's year: total, cap and percentage, cut to a whole number (SUPP-011, C50). */
export const CategoryYear = z.object({
  category: ServiceCategoryCode,
  label: z.string(),
  /** `null`: no yearly cap is set. */
  capCents: Cents.nullable(),
  /** What approved overrides add to the cap for this customer and year. */
  approvedCents: Cents,
  totalCents: Cents,
  /** Of the total, what lies over the cap and is not approved: it cannot be billed. */
  unapprovedCents: Cents,
  /** Of the cap, what is kept for originals of amendments that wait. */
  reservedCents: Cents,
  percent: z.int().nullable(),
  /** SUPP-013: near the cap. */
  isNear: z.boolean(),
  block: z.enum(CATEGORY_BLOCKS).nullable(),
  /** The cost or the request that blocks. */
  blockingCostId: Id.nullable(),
  blockingOverrideId: Id.nullable(),
  service: ServiceView.nullable(),
  /** Cents of each month from July to June. */
  months: z.array(Cents).length(12),
})
export type CategoryYear = z.infer<typeof CategoryYear>

export const OverrideRow = z.object({
  id: Id,
  version: Version,
  number: z.string(),
  status: z.enum(OVERRIDE_STATUSES),
  customerId: Id,
  customerName: z.string(),
  individualNumber: z.string().nullable(),
  organisationId: Id,
  organisationName: z.string(),
  category: ServiceCategoryCode,
  categoryLabel: z.string(),
  fiscalYear: FiscalYear,
  excessCents: Cents,
  requester: Person,
  requestedAt: Instant,
  /** TMR-046: 48 hours after the request. */
  dueAt: Instant,
  /** `near`: half of the time is over. */
  urgency: z.enum(['calm', 'near', 'over']).nullable(),
  decidedBy: Person.nullable(),
  decidedAt: Instant.nullable(),
})
export type OverrideRow = z.infer<typeof OverrideRow>
