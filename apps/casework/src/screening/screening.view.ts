import type { ScreeningRow, ScreeningView } from '@isets/contracts'
import { matches, recordFilter, type AppAbility } from '@isets/policies'
import { iso } from '@isets/service-kit'
import type { ScreeningColumns } from './screening.query.ts'

/** What the rubric compares of a screening. */
export function policyRecord({ holder_organisation_id, granted_organisation_ids }: ScreeningColumns) {
  return { organisationId: holder_organisation_id, grantedOrganisationIds: granted_organisation_ids }
}

export function screeningRow(row: ScreeningColumns): ScreeningRow {
  return {
    id: row.id,
    customerId: row.customer_id,
    customerName: row.customer_name,
    individualNumber: row.individual_number,
    status: row.status,
    organisation: row.organisation,
    startedAt: iso(row.started_at),
    startedBy: row.started_by_name,
    savedAt: iso(row.saved_at),
    submittedAt: row.submitted_at === null ? null : iso(row.submitted_at),
    submittedBy: row.submitted_by_name,
  }
}

export function screeningView(row: ScreeningColumns, ability: AppAbility): ScreeningView {
  const may = matches(recordFilter(ability, 'edit', 'Assessment'), policyRecord(row))
  const commands = row.status === 'draft' ? (['save', 'submit'] as const) : (['update'] as const)
  return {
    ...screeningRow(row),
    version: row.version,
    formVersion: row.form_version,
    answers: row.answers,
    allowed: may ? [...commands] : [],
  }
}
