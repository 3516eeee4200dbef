import { filterToSql, recordFilter, type AppAbility } from '@isets/policies'
import { HIDDEN_FROM_PROVIDERS } from '@isets/rules'
import { questionMark, together, type Condition } from '@isets/service-kit'

/** Columns of `referral r` that the rubric compares. */
const POLICY_COLUMNS = {
  organisationId: 'r.organisation_id',
  grantedOrganisationIds: 'r.granted_organisation_ids',
  status: 'r.status',
}
const HIDDEN = HIDDEN_FROM_PROVIDERS.map((status) => `'${status}'`).join(', ')

function filtered(ability: AppAbility, action: 'read' | 'readHidden'): Condition {
  return filterToSql(recordFilter(ability, action, 'Referral'), POLICY_COLUMNS, questionMark)
}

const NOT_REMOVED: Condition = { sql: 'r.removed_at is null', params: [] }

/**
 * What the caller may see at all: lists, counts, the opened referral and exports all ask this (REF-053, REF-056, C37).
 * It is `maySeeReferral` in SQL; a test holds one against the other.
 */
export function visible(ability: AppAbility): Condition {
  const hidden = filtered(ability, 'readHidden')
  const shown = { sql: `(r.status not in (${HIDDEN}) or ${hidden.sql})`, params: hidden.params }
  return together([filtered(ability, 'read'), shown, NOT_REMOVED])
}
