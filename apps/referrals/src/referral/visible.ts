import { filterToSql, recordFilter, type AppAbility, type FieldTest, type RecordFilter } from '@isets/policies'
import { HIDDEN_FROM_PROVIDERS } from '@isets/rules'
import { questionMark, together, type Condition } from '@isets/service-kit'

/** Columns of `referral r` that the rubric compares. */
export const POLICY_COLUMNS = {
  organisationId: 'r.organisation_id',
  grantedOrganisationIds: 'r.granted_organisation_ids',
  fromOrganisationId: 'r.from_organisation_id',
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

/** What an FCRC reads as a provider, and what it has sent, each referral once. */
const OF_OFFICE = `(select referral_id, organisation_id, status, response_due_at, serial, flag_at from referral_reader
  union all
  select s.id, s.from_organisation_id, s.status, s.response_due_at, s.serial, case s.status when 'accepted' then
    least(s.wait_list_over_at, s.not_enrolled_at, s.to_close_at) end
  from referral s where s.removed_at is null and s.from_organisation_id is not null and not exists (
    select 1 from referral_reader d where d.referral_id = s.id and d.organisation_id = s.from_organisation_id)) g`
const WITH_REFERRAL = 'join referral r on r.id = g.referral_id'

/**
 * `visible`, made for lists. Those of a provider are looked for in `referral_reader`, which knows each provider's own, so
 * that they need not walk past those of all others; those of an FCRC among what it has sent as well. Who reads for several
 * would meet a referral there several times.
 */
export function listed(ability: AppAbility): Listed {
  const { readers, sender } = readersOf(recordFilter(ability, 'read', 'Referral'))
  const hidden = recordFilter(ability, 'readHidden', 'Referral')
  const [reader, another] = readers
  if (another === undefined && reader !== undefined && sender === undefined && hidden.kind === 'none') {
    return inStanding('referral_reader g', reader)
  }
  const seesAllSent = hidden.kind === 'where' && readersOf(hidden).sender === sender
  if (another === undefined && reader === sender && reader !== undefined && seesAllSent) {
    return inStanding(OF_OFFICE, reader)
  }
  return { from: 'referral r', standing: 'r', standingFrom: 'referral r', where: visible(ability) }
}

function inStanding(standingFrom: string, reader: string): Listed {
  const where = { sql: 'g.organisation_id = ?::uuid', params: [reader] }
  return { from: `${standingFrom} ${WITH_REFERRAL}`, standing: 'g', standingFrom, where }
}

interface Readers {
  readonly readers: readonly string[]
  /** The FCRC that reads what it has sent. */
  readonly sender: string | undefined
}
const NOT_PLAIN: Readers = { readers: [], sender: undefined }

/** The providers for which the caller reads, both what is theirs and what they were granted; none when it is any other way. */
function readersOf(filter: RecordFilter): Readers {
  if (filter.kind !== 'where') return NOT_PLAIN
  const tests = filter.where.$or.map((clause) => Object.entries(clause))
  const named = (field: string) =>
    new Set(tests.flatMap((clause) => clause.flatMap(([of, test]) => (of === field ? valuesOf(test) : []))))
  const [own, granted, sent] = [named('organisationId'), named('grantedOrganisationIds'), named('fromOrganisationId')]
  const sameForBoth = own.size === granted.size && [...own].every((id) => granted.has(id))
  if (!sameForBoth || tests.some((clause) => clause.length !== 1)) return NOT_PLAIN
  return { readers: [...own], sender: [...sent][0] }
}

function valuesOf(test: FieldTest): readonly string[] {
  if ('$eq' in test) return [test.$eq]
  if ('$in' in test) return test.$in
  return '$overlap' in test ? test.$overlap : []
}
