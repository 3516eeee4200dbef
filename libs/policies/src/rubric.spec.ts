import { ACTIONS, rightsAsked, type Right, type Role, ROLES, SUBJECTS } from '@isets/contracts'
import { describe, expect, it } from '@jest/globals'
import { abilityFor } from './ability.ts'
import { callerWith } from './fixtures/callers.ts'
import { RECORD_WHERE, STRANGE_RECORD } from './fixtures/records.ts'
import { oracle, type OracleLine } from './fixtures/rubric-oracle.ts'
import { matches, recordFilter } from './filter.ts'
import { rubricRows } from './rubric.ts'
import { type Grant, RECORD_CONDITIONS, type RubricRow } from './rubric/row.ts'
import { DEFAULT_POLICY_SETTINGS } from './settings.ts'

const PROVIDER_ROLES = ['partner', 'intermediary', 'cbo_program_manager'] as const
const everyRecord = [STRANGE_RECORD, ...Object.values(RECORD_WHERE)]
/** Line 128 is "see *all* tickets"; others still see some of them, by rows without a line. */
const recordsOf = ({ line }: OracleLine) => (line === 128 ? [STRANGE_RECORD] : everyRecord)

function isOn(row: RubricRow): boolean {
  return row.setting === undefined || DEFAULT_POLICY_SETTINGS[row.setting]
}

function may(roles: Role[], [action, subject]: Right, record: object): boolean {
  return matches(recordFilter(abilityFor(callerWith(...roles)), action, subject), record)
}

/** Records that the grant means: one for each of its conditions. */
function meantBy(grant: Grant): object[] {
  if (grant === true || grant === 'any') return [STRANGE_RECORD]
  return (typeof grant === 'string' ? [grant] : grant).map((condition) => RECORD_WHERE[condition])
}

describe('IDN-065 every line of the permissions rubric', () => {
  it('has 139 lines, each with a row of ours', () => {
    expect(oracle).toHaveLength(139)
    const lines = new Set(rubricRows.flatMap(({ line }) => line ?? []))
    expect([...lines].toSorted((a, b) => a - b)).toEqual(oracle.map(({ line }) => line))
  })

  it.each(oracle)('line $line "$action" names exactly the roles that the rubric and the decisions name', (line) => {
    const rows = rubricRows.filter((row) => row.line === line.line && isOn(row))
    const named = new Set(rows.flatMap((row) => ROLES.filter((role) => row.grants[role] !== undefined)))
    expect([...named].toSorted()).toEqual([...line.roles].toSorted())
  })

  it.each(oracle)('line $line "$action" is what the ability gives to each role, and no more', (line) => {
    const rows = rubricRows.filter((row) => row.line === line.line)
    for (const role of ROLES) {
      if (!line.roles.has(role)) {
        const reached = rows
          .flatMap(({ rights }) => rights)
          .filter((right) => recordsOf(line).some((record) => may([role], right, record)))
        expect({ role, reached }).toEqual({ role, reached: [] })
      }
    }
    for (const row of rows.filter(isOn)) {
      for (const role of ROLES) {
        const grant = row.grants[role]
        if (grant === undefined) continue
        const roles = row.alsoNeeds ? [role, row.alsoNeeds] : [role]
        const refused = meantBy(grant).filter((record) => !row.rights.every((right) => may(roles, right, record)))
        expect({ role, refused }).toEqual({ role, refused: [] })
      }
    }
  })

  it('C22 gives nothing of a row that needs two roles to a person with one of them', () => {
    for (const row of rubricRows.filter(({ alsoNeeds }) => alsoNeeds)) {
      for (const role of ROLES) {
        expect(row.rights.some((right) => may([role], right, STRANGE_RECORD))).toBe(false)
      }
    }
  })

  it('IDN-015 never gives a provider more than its own organisation, its sub-grantees and its access grants', () => {
    for (const row of rubricRows) {
      for (const role of PROVIDER_ROLES) {
        expect({ label: row.label, grant: row.grants[role] }).not.toEqual({ label: row.label, grant: 'any' })
        const acts = row.rights.filter(() => row.grants[role] !== true)
        expect(acts.filter((right) => may([role], right, STRANGE_RECORD))).toEqual([])
      }
    }
  })

  it('C23, C34 gives what a setting opens only while it is on', () => {
    const intermediary = callerWith('intermediary')
    const off = recordFilter(abilityFor(intermediary), 'decide', 'ReverseReferral')
    const on = abilityFor(intermediary, { intermediariesDecideReverseReferrals: true })
    expect(off).toEqual({ kind: 'none' })
    expect(matches(recordFilter(on, 'decide', 'ReverseReferral'), RECORD_WHERE.subGrantees)).toBe(true)
    expect(matches(recordFilter(on, 'decide', 'ReverseReferral'), RECORD_WHERE.ownOrganisation)).toBe(false)
    const partner = abilityFor(callerWith('partner'), { staffCorrectIesFields: true })
    expect(matches(recordFilter(partner, 'editIesFields', 'Customer'), RECORD_WHERE.accessGrant)).toBe(true)
    const listed = abilityFor(callerWith('partner'), { providersPickListedLocations: false })
    expect(recordFilter(listed, 'pick', 'Location')).toEqual({ kind: 'none' })
  })
})

describe('the words of the rubric', () => {
  const rights = rubricRows.flatMap((row) => row.rights)

  it('are all used: no act, thing or condition without a row', () => {
    const acts = new Set(rights.map(([action]) => action))
    const things = new Set(rights.map(([, subject]) => subject))
    const conditions = new Set(rubricRows.flatMap(({ grants }) => Object.values(grants).flat()))
    expect(ACTIONS.filter((action) => !acts.has(action))).toEqual([])
    expect(SUBJECTS.filter((subject) => !things.has(subject))).toEqual([])
    expect(RECORD_CONDITIONS.filter((condition) => !conditions.has(condition))).toEqual([])
  })

  it('cover every right that an operation asks for', () => {
    const granted = new Set(
      rubricRows.filter(({ grants }) => Object.keys(grants).length > 0).flatMap(({ rights }) => rights.map(String)),
    )
    const asked = rightsAsked()
    expect(asked.length).toBeGreaterThan(20)
    expect(asked.filter((right) => !granted.has(String(right)))).toEqual([])
  })
})
