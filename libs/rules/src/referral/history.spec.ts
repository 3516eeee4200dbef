import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { HIDDEN_FROM_PROVIDERS } from './status.ts'
import { anyHistory, mayPlainlySee, onDay, PlayedHistory } from './history-oracle.ts'
import { accessGrants } from './access.ts'

describe('random histories of referrals', () => {
  it('REF-002 REF-008 REF-037 REF-053 opens the record on each day to exactly those whom a plain reading of the diary names', () => {
    let opened = 0
    let served = 0
    fc.assert(
      fc.property(anyHistory, (steps) => {
        const history = new PlayedHistory()
        const days = steps.map((step) => {
          history.play(step)
          return { granted: history.organisations(), named: mayPlainlySee(history.diary, history.day) }
        })
        served += history.own.length
        opened += days.filter(({ granted }) => granted.length > 0).length
        expect(days.map(({ granted }) => granted)).toEqual(days.map(({ named }) => named))
      }),
      { numRuns: 1_000 },
    )
    expect(opened).toBeGreaterThan(1_000)
    expect(served).toBeGreaterThan(500)
  })

  it('REF-053 REF-059 gives nobody anything because of a rejected, expired or closed referral', () => {
    fc.assert(
      fc.property(anyHistory, (steps) => {
        const history = new PlayedHistory()
        for (const step of steps) history.play(step)
        const hidden = history.referrals.filter(({ status }) => HIDDEN_FROM_PROVIDERS.some((one) => one === status))
        expect(accessGrants(hidden, history.consents, onDay(history.day))).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })
})
