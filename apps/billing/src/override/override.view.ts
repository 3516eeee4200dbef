import type { OverrideRow } from '@isets/contracts'
import { CATEGORIES, overrideUrgency } from '@isets/rules'
import { iso } from '@isets/service-kit'
import type { OverrideColumns } from './override.query.ts'

export function overrideRow(row: OverrideColumns, now: Date): OverrideRow {
  const isDecided = row.decided_by_id !== null && row.decided_by_name !== null
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    status: row.status,
    customerId: row.customer_id,
    customerName: row.customer_name,
    individualNumber: row.individual_number,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name ?? '',
    category: row.category,
    categoryLabel: CATEGORIES[row.category].label,
    fiscalYear: row.fiscal_year,
    excessCents: row.excess_cents,
    requester: { id: row.requester_id, name: row.requester_name },
    requestedAt: iso(row.requested_at),
    dueAt: iso(row.due_at),
    urgency: row.status === 'pending' ? overrideUrgency(new Date(row.requested_at), now) : null,
    decidedBy: isDecided ? { id: row.decided_by_id, name: row.decided_by_name } : null,
    decidedAt: row.decided_at === null ? null : iso(row.decided_at),
  }
}

/** What the rubric compares of a request. */
export function policyRecord({ requester_id, granted_organisation_ids }: OverrideColumns) {
  return { requesterId: requester_id, grantedOrganisationIds: granted_organisation_ids }
}
