import type { IsoDate, ScreeningCommand, ScreeningRow, ScreeningView } from '@isets/contracts'
import { matches, recordFilter, type AppAbility } from '@isets/policies'
import { decideEtCommand, isAtIntake, isCurrentScreening, localDateOf, nextReviewOn } from '@isets/rules'
import { iso } from '@isets/service-kit'
import type { OpenedScreening, ScreeningColumns } from './screening.query.ts'

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
    isOverdue: row.is_overdue,
    reviewedAt: row.reviewed_at === null ? null : iso(row.reviewed_at),
    reviewedBy: row.reviewed_by_name,
  }
}

/** ASMT-012: complete, the newest, and dated within the last 12 months of this period. */
export function isCurrent({ submitted_at, is_newest, exited_on }: OpenedScreening, today: IsoDate): boolean {
  if (submitted_at === null || !is_newest) return false
  return isCurrentScreening(localDateOf(new Date(submitted_at)), today, exited_on)
}

export function screeningView(row: OpenedScreening, ability: AppAbility, today: IsoDate): ScreeningView {
  const current = isCurrent(row, today)
  const listed = screeningRow(row)
  return {
    ...listed,
    version: row.version,
    formVersion: row.form_version,
    answers: row.answers,
    isCurrent: current,
    reviewOn: current && listed.submittedAt !== null ? nextReview(listed.submittedAt, listed.reviewedAt) : null,
    allowed: allowed(row, ability, current),
  }
}

function nextReview(submittedAt: string, reviewedAt: string | null): IsoDate {
  const day = (instant: string) => localDateOf(new Date(instant))
  return nextReviewOn(day(submittedAt), reviewedAt === null ? null : day(reviewedAt))
}

function allowed(row: OpenedScreening, ability: AppAbility, current: boolean): ScreeningCommand[] {
  const record = policyRecord(row)
  if (!matches(recordFilter(ability, 'edit', 'Assessment'), record)) return []
  if (row.status === 'draft') return ['save', 'submit']
  if (!row.is_newest) return []
  return ['update', ...(current ? (['review'] as const) : []), ...nextSteps(row, ability)]
}

/** ASMT-011, REF-063: the choices after it. */
function nextSteps(row: OpenedScreening, ability: AppAbility): ScreeningCommand[] {
  const record = { grantedOrganisationIds: row.granted_organisation_ids, organisationId: null }
  const mayAdd = row.is_enrolled && matches(recordFilter(ability, 'add', 'Activity'), record)
  const canSet = hindranceOfEnding(row, ability) === null
  return [...(mayAdd ? (['addActivities'] as const) : []), ...(canSet ? (['setNeverActive'] as const) : [])]
}

/**
 * REF-063: whoever may set the status says at any time of its table that the customer does not take part; a provider
 * that has screened the customer and has no access to the record, as long as nobody has gone on with them.
 * @returns why not, or null
 */
export function hindranceOfEnding(row: OpenedScreening, ability: AppAbility): string | null {
  if (row.status !== 'complete' || !row.is_newest) return 'Only after the newest screening, and once it is complete.'
  const record = { grantedOrganisationIds: row.granted_organisation_ids, organisationId: null }
  const decision = decideEtCommand(row.et_status, 'setNeverActive', { openSnap: 0 })
  if (!decision.ok) return decision.message
  const maySet = matches(recordFilter(ability, 'editStatus', 'Customer'), record) || isAtIntake(row.et_status)
  return maySet ? null : 'Somebody has gone on with this customer already.'
}
