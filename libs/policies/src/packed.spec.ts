import { ROLES } from '@isets/contracts'
import { describe, expect, it } from '@jest/globals'
import { abilityFor } from './ability.ts'
import { callerWith } from './fixtures/callers.ts'
import { recordFilter } from './filter.ts'
import { packRules, unpackRules } from './packed.ts'
import { rubricRows } from './rubric.ts'

describe('packed rules', () => {
  it.each(ROLES)('give the web the same rights of a %s, after a journey through JSON', (role) => {
    const ability = abilityFor(callerWith(role))
    const arrived = unpackRules(JSON.parse(JSON.stringify(packRules(ability))))
    for (const [action, subject] of rubricRows.flatMap((row) => row.rights)) {
      expect(recordFilter(arrived, action, subject)).toEqual(recordFilter(ability, action, subject))
    }
  })

  it('stay small: the rules of a partner fit into 4 kB', () => {
    expect(JSON.stringify(packRules(abilityFor(callerWith('partner')))).length).toBeLessThan(4096)
  })

  it('refuse a rule against something', () => {
    expect(() => unpackRules([['read', 'User', 0, 1]])).toThrow('only grant')
  })
})
