import { ROLES } from '@isets/contracts'
import { describe, expect, it } from '@jest/globals'
import { abilityFor } from './ability.ts'
import { callerWith } from './fixtures/callers.ts'
import { RECORD_WHERE, STRANGE_RECORD } from './fixtures/records.ts'
import { matches, recordFilter } from './filter.ts'
import { rolesWith } from './roles-with.ts'

const rolesThatMayRead = (record: object) =>
  ROLES.filter((role) => matches(recordFilter(abilityFor(callerWith(role)), 'read', 'CaseNote'), record))

describe('the roles that have a right', () => {
  it('NOTE-018 read case notes anywhere, by a grant, or by one of a sub-grantee, as their abilities say', () => {
    const anywhere = rolesWith('read', 'CaseNote', 'any')
    expect(anywhere).toEqual(rolesThatMayRead(STRANGE_RECORD))
    for (const reach of ['accessGrant', 'subGranteeAccessGrant'] as const) {
      const roles = new Set([...anywhere, ...rolesWith('read', 'CaseNote', reach)])
      expect(ROLES.filter((role) => roles.has(role))).toEqual(rolesThatMayRead(RECORD_WHERE[reach]))
    }
  })

  it('C22 leaves out a right that needs a second role', () => {
    expect(rolesWith('decide', 'CaseNoteDeletionRequest', 'notOwnRecord')).toEqual([])
    expect(rolesWith('decide', 'CaseNoteDeletionRequest', 'any')).toEqual([])
  })
})
