import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { HIDDEN_FROM_PROVIDERS } from './status.ts'
import { anyHistory, mayPlainlySee, onDay, PlayedHistory } from './history-oracle.ts'
import { accessGrants } from './access.ts'
import { REFERRAL_TRANSITIONS } from './transitions.ts'

const ANSWERS = ['confirm', 'refuse', 'accept', 'waitList', 'reject']

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

  it('REF-052 only ever goes where the table leads, counts every change, and never lets anybody decide on themselves', () => {
    let changes = 0
    fc.assert(
      fc.property(anyHistory, (steps) => {
        const history = new PlayedHistory()
        for (const step of steps) {
          const before = history.referrals.map(({ status, version }) => ({ status, version }))
          history.play(step)
          const wrong = history.referrals.filter(({ status, version }, index) => {
            const was = before[index]
            if (!was || was.version === version) return was !== undefined && was.status !== status
            return was.status === 'closed' || version !== was.version + 1
          })
          expect(wrong).toEqual([])
        }
        changes += history.changes.length
        for (const { before, after, command, own } of history.changes) {
          expect(Object.entries(REFERRAL_TRANSITIONS[before])).toContainEqual([
            command,
            expect.objectContaining({ to: after }),
          ])
          if (ANSWERS.includes(command)) expect(own).toBe(false)
        }
        expect(history.referrals.every(({ version }) => version >= 1)).toBe(true)
      }),
      { numRuns: 1_000 },
    )
    expect(changes).toBeGreaterThan(1_000)
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
