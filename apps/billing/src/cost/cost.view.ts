import type { Caller, CostView } from '@isets/contracts'
import { matches, recordFilter, serves } from '@isets/policies'
import { costDescription } from '@isets/rules'
import { iso, type CallContext } from '@isets/service-kit'
import { hasExited, type CustomerInHand } from '../customer/customer-in-hand.ts'
import type { CostRow } from './cost.query.ts'

type Allowed = CostView['allowed'][number]

/** What a reader may do with the costs of one customer, by rights alone. */
export interface CostRights {
  readonly edit: boolean
  readonly delete: boolean
  readonly request: boolean
  readonly deleteApproved: boolean
  /** Whose rights they are: a provider has them for its own costs alone (CASE-033). */
  readonly caller: Caller
}

export function costRights({ caller, ability }: CallContext, customer: CustomerInHand): CostRights {
  const may = (action: 'edit' | 'delete' | 'editAfterExit') =>
    matches(recordFilter(ability, action, 'SupportiveServiceCost'), customer)
  const now = !hasExited(customer) || may('editAfterExit')
  return {
    edit: now && may('edit'),
    delete: now && may('delete'),
    request: now && matches(recordFilter(ability, 'request', 'CostOverride'), customer),
    deleteApproved: matches(recordFilter(ability, 'deleteApproved', 'CostOverride'), customer),
    caller,
  }
}

/** The web shows exactly these; the services refuse everything else. */
function allowedWith(row: CostRow, rights: CostRights): Allowed[] {
  const { status, override_status, amendment_open } = row
  if (!serves(rights.caller, row.organisation_id)) return []
  const isPending = override_status === 'pending'
  const isApproved = status === 'override_approved'
  const holds: Record<Allowed, boolean> = {
    edit: rights.edit && !isPending && !amendment_open,
    delete: rights.delete && !isPending && !amendment_open && (!isApproved || rights.deleteApproved),
    requestOverride: rights.request && status === 'over_cap' && !isPending,
  }
  return (['edit', 'delete', 'requestOverride'] as const).filter((one) => holds[one])
}

export function costView(row: CostRow, rights: CostRights): CostView {
  return {
    id: row.id,
    version: row.version,
    customerId: row.customer_id,
    category: row.category,
    fiscalYear: row.fiscal_year,
    month: row.month,
    activityId: row.activity_id,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name ?? '',
    programmeId: row.programme_id,
    description: costDescription(row.category, row.subtype),
    subtype: row.subtype,
    method: row.method,
    issuedOn: row.issued_on,
    unitCents: row.unit_cents,
    quantity: row.quantity,
    totalCents: row.total_cents,
    paidBy: row.paid_by,
    isEstimate: row.is_estimate,
    status: row.status,
    excessCents: row.excess_cents,
    overrideId: row.override_id,
    overrideStatus: row.override_status,
    isLate: row.is_late,
    lateReason: row.late_reason,
    amendmentId: row.amendment_id,
    amendsCostId: row.amends_cost_id,
    amendmentWaits: row.amendment_open,
    recordedBy: { id: row.recorded_by_id, name: row.recorded_by_name },
    recordedAt: iso(row.recorded_at),
    updatedBy: { id: row.updated_by_id, name: row.updated_by_name },
    updatedAt: iso(row.updated_at),
    allowed: allowedWith(row, rights),
  }
}
