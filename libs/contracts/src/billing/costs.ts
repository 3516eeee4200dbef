import * as z from 'zod'
import { GOAL_STATUSES } from '../casework/shapes.ts'
import { operation } from '../operation.ts'
import type { Right } from '../permissions.ts'
import { Cents, Done, Id, Instant, IsoDate, PageInput, Version, listOf, pageOf } from '../shapes.ts'
import { COST_STATUS_LABELS, PAYMENT_METHOD_LABELS } from './labels.ts'
import {
  AmendmentReason,
  CategoryYear,
  COST_STATUSES,
  CostFields,
  CostView,
  FiscalYear,
  FiscalYearQuery,
  SERVICE_STATUSES,
  ServiceCategoryCode,
  ServiceView,
} from './shapes.ts'

const service = 'billing'
/** What a cost of somebody who has exited, or of a month that was submitted, needs besides. */
const LATE: readonly Right[] = [
  ['editAfterExit', 'SupportiveServiceCost'],
  ['addAfterStaffing', 'SupportiveServiceCost'],
]

const ServiceFields = {
  /** SUPP-001: needed; a goal of the present plan, or the one that the service has. */
  goalId: z.uuid('Please choose a goal of the plan.').optional(),
  /** Of the time when it was typed by hand: `v1` keeps the field, and nothing is done with it. */
  goal: z.string().trim().max(200).default(''),
  status: z.enum(SERVICE_STATUSES),
  plannedStartOn: IsoDate.nullable().default(null),
  plannedEndOn: IsoDate.nullable().default(null),
  /** SUPP-003: 1 if there are none. */
  hours: z.int().min(1).max(9_999).default(1),
  notes: z.string().trim().max(2_000).default(''),
}

/** An activity in which a cost can be entered (SUPP-004, SUPP-005). */
export const CostActivity = z.object({
  id: Id,
  type: z.string(),
  organisationId: Id,
  organisationName: z.string(),
  programmeId: Id,
  startedOn: IsoDate,
  endedOn: IsoDate.nullable(),
})

/** A goal that a service can be put under (SUPP-001). */
export const ServiceGoal = z.object({ id: Id, statement: z.string(), status: z.enum(GOAL_STATUSES) })
export type ServiceGoal = z.infer<typeof ServiceGoal>

/** A customer's supportive services of one fiscal year, as the reader may see and use them. */
export const ServicesView = z.object({
  customerId: Id,
  customerName: z.string(),
  fiscalYear: FiscalYear,
  /** Years that can be chosen, the newest first. */
  fiscalYears: z.array(FiscalYear),
  categories: z.array(CategoryYear),
  /** SUPP-030: over all categories, to the cent. */
  totalCents: Cents,
  activities: z.array(CostActivity),
  /** The goals of the present plan, as far as billing has heard of them. */
  goals: z.array(ServiceGoal),
  exitedOn: IsoDate.nullable(),
  /** Today in Illinois: the last day on which a cost can be dated. */
  today: IsoDate,
  allowed: z.array(z.enum(['addService', 'addCost', 'requestIncrease'])),
})
export type ServicesView = z.infer<typeof ServicesView>

export const CapView = z.object({
  category: ServiceCategoryCode,
  startsOn: IsoDate,
  capCents: Cents.nullable(),
  setBy: z.string(),
  setAt: Instant,
})

const changed = ['NOT_FOUND', 'STALE', 'WRONG_STATUS', 'PERSONAL_DATA'] as const

export const costs = {
  openServices: operation({
    service,
    method: 'GET',
    path: '/customers/{customerId}/services',
    summary: 'The supportive services of a customer in a fiscal year, against their caps (SUPP-011, SUPP-030)',
    permission: ['read', 'SupportiveServiceCost'],
    input: z.strictObject({ customerId: Id, fiscalYear: FiscalYearQuery.optional() }),
    output: ServicesView,
    errors: ['NOT_FOUND'],
  }),
  addService: operation({
    service,
    method: 'POST',
    path: '/customers/{customerId}/services',
    summary: 'Add the service of a category, once for the whole participation (SUPP-001 to SUPP-003)',
    permission: ['add', 'SupportiveServiceCost'],
    input: z.strictObject({ customerId: Id, category: ServiceCategoryCode, ...ServiceFields }),
    output: ServiceView,
    errors: changed,
  }),
  editService: operation({
    service,
    method: 'PATCH',
    path: '/services/{id}',
    summary: 'Change goal, status or dates of a service',
    permission: ['edit', 'SupportiveServiceCost'],
    input: z.strictObject({ id: Id, version: Version, ...ServiceFields }),
    output: ServiceView,
    errors: changed,
  }),
  listCosts: operation({
    service,
    method: 'GET',
    path: '/customers/{customerId}/costs',
    summary: 'The costs of a customer, the newest first (SUPP-009, SUPP-026)',
    permission: ['read', 'SupportiveServiceCost'],
    exportAs: {
      name: 'Supportive services',
      columns: [
        { key: 'issuedOn', heading: 'Date', kind: 'date' },
        { key: 'description', heading: 'Description', kind: 'text' },
        { key: 'method', heading: 'Method', kind: 'text', words: PAYMENT_METHOD_LABELS },
        { key: 'unitCents', heading: 'Unit cost', kind: 'cents' },
        { key: 'quantity', heading: 'Times', kind: 'number' },
        { key: 'totalCents', heading: 'Total', kind: 'cents' },
        { key: 'status', heading: 'Status', kind: 'text', words: COST_STATUS_LABELS },
        { key: 'excessCents', heading: 'Over the cap by', kind: 'cents' },
        { key: 'organisationName', heading: 'Organization', kind: 'text' },
        { key: 'updatedBy.name', heading: 'Updated by', kind: 'text' },
        { key: 'updatedAt', heading: 'Updated', kind: 'instant' },
      ],
    },
    input: z.strictObject({
      customerId: Id,
      fiscalYear: FiscalYearQuery.optional(),
      category: listOf(ServiceCategoryCode).default([]),
      status: listOf(z.enum(COST_STATUSES)).default([]),
      ...PageInput,
    }),
    output: pageOf(CostView),
    errors: ['NOT_FOUND'],
  }),
  recordCost: operation({
    service,
    method: 'POST',
    path: '/customers/{customerId}/costs',
    summary:
      'Enter a cost inside an active SNAP activity; over the cap it waits for an override (SUPP-004 to SUPP-014)',
    permission: ['add', 'SupportiveServiceCost'],
    alsoAsks: LATE,
    input: z.strictObject({
      customerId: Id,
      category: ServiceCategoryCode,
      activityId: Id,
      ...CostFields,
      amendmentReason: AmendmentReason.optional(),
    }),
    output: CostView,
    errors: changed,
  }),
  editCost: operation({
    service,
    method: 'PATCH',
    path: '/costs/{id}',
    summary: 'Change a cost within its month, or amend it when that was submitted (SUPP-021, SUPP-022)',
    permission: ['edit', 'SupportiveServiceCost'],
    alsoAsks: LATE,
    input: z.strictObject({ id: Id, version: Version, ...CostFields, amendmentReason: AmendmentReason.optional() }),
    output: CostView,
    errors: changed,
  }),
  deleteCost: operation({
    service,
    method: 'POST',
    path: '/costs/{id}/deletion',
    summary: 'Delete a cost while its month is open (SUPP-021)',
    permission: ['delete', 'SupportiveServiceCost'],
    alsoAsks: [...LATE, ['deleteApproved', 'CostOverride']],
    input: z.strictObject({ id: Id, version: Version, amendmentReason: AmendmentReason.optional() }),
    output: Done,
    errors: changed,
  }),
  listCaps: operation({
    service,
    method: 'GET',
    path: '/service-caps',
    summary: 'The yearly caps of all categories, with the dates from which they hold (SUPP-012)',
    permission: ['read', 'SupportiveServiceCost'],
    input: z.strictObject({}),
    output: z.object({ rows: z.array(CapView) }),
  }),
  setCap: operation({
    service,
    method: 'POST',
    path: '/service-caps',
    summary: 'Set the yearly cap of a category from a date on; earlier dates keep theirs (SUPP-012)',
    permission: ['configure', 'SupportiveServiceCost'],
    input: z.strictObject({ category: ServiceCategoryCode, startsOn: IsoDate, capCents: Cents.nullable() }),
    output: CapView,
  }),
}
