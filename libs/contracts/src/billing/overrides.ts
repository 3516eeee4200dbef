import * as z from 'zod'
import { operation } from '../operation.ts'
import { Done, Id, PageInput, Version, listOf, pageOf } from '../shapes.ts'
import { OVERRIDE_STATUS_LABELS } from './labels.ts'
import { CategoryYear, CostView, FiscalYear, OVERRIDE_STATUSES, OverrideRow, ServiceCategoryCode } from './shapes.ts'

const service = 'billing'
const Explanation = z.string().trim().min(10).max(4_000)
const changed = ['NOT_FOUND', 'STALE', 'WRONG_STATUS', 'PERSONAL_DATA'] as const

/** A request with what its decision rests on: the cost, and the customer's whole year. */
export const OverrideView = OverrideRow.extend({
  explanation: z.string(),
  reason: z.string().nullable(),
  /** `null`: an increase of the total was asked for, without a cost (SUPP-020). */
  cost: CostView.nullable(),
  year: z.object({ totalCents: z.int(), categories: z.array(CategoryYear) }),
  /** Costs of the category in that year, the newest first. */
  costs: z.array(CostView),
  allowed: z.array(z.enum(['decide', 'delete'])),
})
export type OverrideView = z.infer<typeof OverrideView>

export const OVERRIDE_SORTS = ['due', '-due', '-requested', 'excess', '-excess', 'organisation'] as const

export const overrides = {
  requestOverride: operation({
    service,
    method: 'POST',
    path: '/costs/{costId}/override',
    summary: 'Ask for what a saved cost lies over the cap; the excess is known, the explanation is needed (SUPP-015)',
    permission: ['request', 'CostOverride'],
    input: z.strictObject({ costId: Id, version: Version, explanation: Explanation }),
    output: OverrideView,
    errors: changed,
  }),
  requestIncrease: operation({
    service,
    method: 'POST',
    path: '/customers/{customerId}/service-increases',
    summary: "Request a Service Total Increase from the customer's summary (SUPP-020)",
    permission: ['request', 'CostOverride'],
    input: z.strictObject({
      customerId: Id,
      category: ServiceCategoryCode,
      fiscalYear: FiscalYear,
      excessCents: z.int().min(1).max(10_000_000),
      explanation: Explanation,
    }),
    output: OverrideView,
    errors: changed,
  }),
  listOverrides: operation({
    service,
    method: 'GET',
    path: '/overrides',
    summary: 'Override requests that the caller may see, the one that is due first at the top (SUPP-017, SUPP-018)',
    permission: ['read', 'CostOverride'],
    exportAs: {
      name: 'Override requests',
      columns: [
        { key: 'number', heading: 'Request', kind: 'text' },
        { key: 'status', heading: 'Status', kind: 'text', words: OVERRIDE_STATUS_LABELS },
        { key: 'customerName', heading: 'Customer', kind: 'text' },
        { key: 'individualNumber', heading: 'Individual number', kind: 'text' },
        { key: 'organisationName', heading: 'Organization', kind: 'text' },
        { key: 'categoryLabel', heading: 'Category', kind: 'text' },
        { key: 'fiscalYear', heading: 'Fiscal year', kind: 'number' },
        { key: 'excessCents', heading: 'Over the cap by', kind: 'cents' },
        { key: 'requester.name', heading: 'Asked by', kind: 'text' },
        { key: 'requestedAt', heading: 'Asked', kind: 'instant' },
        { key: 'dueAt', heading: 'Decision due', kind: 'instant' },
        { key: 'decidedBy.name', heading: 'Decided by', kind: 'text' },
        { key: 'decidedAt', heading: 'Decided', kind: 'instant' },
      ],
    },
    input: z.strictObject({
      q: z.string().trim().max(200).default(''),
      status: listOf(z.enum(OVERRIDE_STATUSES)).default([]),
      category: listOf(ServiceCategoryCode).default([]),
      urgency: z.enum(['near', 'over']).optional(),
      organisationId: Id.optional(),
      customerId: Id.optional(),
      sort: z.enum(OVERRIDE_SORTS).default('due'),
      ...PageInput,
    }),
    output: pageOf(OverrideRow),
  }),
  countOverrides: operation({
    service,
    method: 'GET',
    path: '/overrides/counts',
    summary: 'How many requests wait, and how many of them longer than 24 and 48 hours',
    permission: ['read', 'CostOverride'],
    input: z.strictObject({}),
    output: z.object({ pending: z.int(), near: z.int(), over: z.int() }),
  }),
  openOverride: operation({
    service,
    method: 'GET',
    path: '/overrides/{id}',
    summary: "One request with the customer's year at a glance; the reading is audited",
    permission: ['read', 'CostOverride'],
    input: z.strictObject({ id: Id }),
    output: OverrideView,
    errors: ['NOT_FOUND'],
  }),
  decideOverride: operation({
    service,
    method: 'POST',
    path: '/overrides/{id}/decision',
    summary: 'Approve or deny as reasonable and necessary; never the own request (SUPP-017, C21)',
    permission: ['decide', 'CostOverride'],
    input: z.strictObject({
      id: Id,
      version: Version,
      decision: z.enum(['approve', 'deny']),
      reason: z.string().trim().min(3).max(2_000),
    }),
    output: OverrideView,
    errors: changed,
  }),
  deleteOverride: operation({
    service,
    method: 'POST',
    path: '/overrides/{id}/deletion',
    summary: 'Delete a pending request; an approved one only as super admin (SUPP-019)',
    permission: ['delete', 'CostOverride'],
    alsoAsks: [['deleteApproved', 'CostOverride']],
    input: z.strictObject({ id: Id, version: Version }),
    output: Done,
    errors: changed,
  }),
}
