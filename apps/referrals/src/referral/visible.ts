import { filterToSql, recordFilter, type AppAbility, type FieldTest, type RecordFilter } from '@isets/policies'
import { HIDDEN_FROM_PROVIDERS } from '@isets/rules'
import { questionMark, together, type Condition } from '@isets/service-kit'

/** Columns of `referral r` that the rubric compares. */
export const POLICY_COLUMNS = {
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

/** What lists and counts of a caller begin with. */
export interface Listed {
  /** Where the rows are; `referral` is called `r`. */
  readonly from: string
  /** What in `from` knows status, due date, flag and serial of a referral: enough for `where` and for every view. */
  readonly standing: Standing
  readonly standingFrom: string
  readonly where: Condition
}
export type Standing = 'r' | 'g'

/**
 * `visible`, made for lists. Those of a provider are looked for in `referral_reader`, which knows each provider's own, so
 * that they need not walk past those of all others. Who reads for several would meet a referral there several times.
 */
export function listed(ability: AppAbility): Listed {
  const readers = readersOf(recordFilter(ability, 'read', 'Referral'))
  const seesHidden = recordFilter(ability, 'readHidden', 'Referral').kind !== 'none'
  if (readers.length !== 1 || seesHidden) {
    return { from: 'referral r', standing: 'r', standingFrom: 'referral r', where: visible(ability) }
  }
  return {
    from: 'referral_reader g join referral r on r.id = g.referral_id',
    standing: 'g',
    standingFrom: 'referral_reader g',
    where: { sql: 'g.organisation_id = ?::uuid', params: readers },
  }
}

/** The providers for which the caller reads, both what is theirs and what they were granted; none when it is any other way. */
function readersOf(filter: RecordFilter): string[] {
  if (filter.kind !== 'where') return []
  const tests = filter.where.$or.map((clause) => Object.entries(clause))
  const named = (field: string) =>
    new Set(tests.flatMap((clause) => clause.flatMap(([of, test]) => (of === field ? valuesOf(test) : []))))
  const [own, granted] = [named('organisationId'), named('grantedOrganisationIds')]
  const sameForBoth = own.size === granted.size && [...own].every((id) => granted.has(id))
  return sameForBoth && tests.every((clause) => clause.length === 1) ? [...own] : []
}

function valuesOf(test: FieldTest): readonly string[] {
  if ('$eq' in test) return [test.$eq]
  if ('$in' in test) return test.$in
  return '$overlap' in test ? test.$overlap : []
}
