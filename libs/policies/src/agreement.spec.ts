import { subject as tagged } from '@casl/ability'
import { Refusal } from '@isets/contracts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { abilityFor } from './ability.ts'
import { authorise, mayEver } from './authorise.ts'
import { anyCaller, anyRecord } from './fixtures/arbitraries.ts'
import { mayByPlainReading } from './fixtures/plain-reading.ts'
import { matches, recordFilter } from './filter.ts'
import { packRules, unpackRules } from './packed.ts'
import { rubricRows } from './rubric.ts'

const anyRight = fc.constantFrom(...rubricRows.flatMap((row) => row.rights))
const runs = { numRuns: 3000 }

function passes(act: () => void): boolean {
  try {
    act()
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'FORBIDDEN') return false
    throw error
  }
}

describe('on random callers and records', () => {
  it('the ability, the filter, the check of a record and the web say what the table says', () => {
    fc.assert(
      fc.property(anyCaller, anyRight, anyRecord, (caller, [action, subject], record) => {
        const ability = abilityFor(caller)
        const web = unpackRules(JSON.parse(JSON.stringify(packRules(ability))))
        const expected = mayByPlainReading(caller, action, subject, record)
        expect(ability.can(action, tagged(subject, { ...record }))).toBe(expected)
        expect(web.can(action, tagged(subject, { ...record }))).toBe(expected)
        expect(matches(recordFilter(ability, action, subject), record)).toBe(expected)
        expect(passes(() => authorise(ability, action, subject, record))).toBe(expected)
        if (expected) expect(mayEver(ability, action, subject)).toBe(true)
      }),
      runs,
    )
  })

  it('a record of which any part was not loaded is never reached by more than the whole record', () => {
    const partly = fc.tuple(
      anyRecord,
      fc.subarray([
        'id',
        'userId',
        'requesterId',
        'organisationId',
        'grantedOrganisationIds',
        'fromOrganisationId',
        'status',
      ]),
    )
    fc.assert(
      fc.property(anyCaller, anyRight, partly, (caller, [action, subject], [record, missing]) => {
        const ability = abilityFor(caller)
        const loaded = Object.fromEntries(Object.entries(record).filter(([field]) => !missing.includes(field)))
        const whole = mayByPlainReading(caller, action, subject, record)
        if (!whole) {
          expect(matches(recordFilter(ability, action, subject), loaded)).toBe(false)
          expect(passes(() => authorise(ability, action, subject, loaded))).toBe(false)
        }
      }),
      runs,
    )
  })
})
