import { describe, expect, it } from '@jest/globals'
import { afterContact, clockOf, countdownText, inStep, phaseAt, shouldTouch, type IdleClock } from './idle-clock.ts'

const MINUTE = 60_000
const clock: IdleClock = {
  idleEndsAt: 30 * MINUTE,
  absoluteEndsAt: 600 * MINUTE,
  idleMs: 30 * MINUTE,
  warningMs: 5 * MINUTE,
}

describe('the idle limit in the browser', () => {
  it('IDN-007 warns from the 25th minute with the seconds left', () => {
    expect(phaseAt(clock, 25 * MINUTE - 1)).toEqual({ phase: 'active' })
    expect(phaseAt(clock, 25 * MINUTE)).toEqual({ phase: 'warning', secondsLeft: 300 })
    expect(phaseAt(clock, 30 * MINUTE - 1)).toEqual({ phase: 'warning', secondsLeft: 1 })
  })

  it('IDN-007 reads from the session when to warn and when to end', () => {
    const view = { idleEndsAt: '1970-01-01T00:30:00Z', absoluteEndsAt: '1970-01-01T10:00:00Z' }
    expect(clockOf({ ...view, idleSeconds: 1800, warningSeconds: 1500 })).toEqual(clock)
  })

  it('TMR-002 ends the session at 30 minutes, never later', () => {
    expect(phaseAt(clock, 30 * MINUTE)).toEqual({ phase: 'ended' })
  })

  it('starts anew with every contact, but not beyond the absolute end', () => {
    const renewed = afterContact(clock, 29 * MINUTE)
    expect(phaseAt(renewed, 50 * MINUTE)).toEqual({ phase: 'active' })
    const late = afterContact(clock, 590 * MINUTE)
    expect(phaseAt(late, 600 * MINUTE)).toEqual({ phase: 'ended' })
  })

  it('IDN-075 takes the later word of another tab and ignores an earlier one', () => {
    expect(inStep(clock, 40 * MINUTE).idleEndsAt).toBe(40 * MINUTE)
    expect(inStep(clock, 20 * MINUTE).idleEndsAt).toBe(30 * MINUTE)
  })

  it('tells the server of typing at most once a minute, and never while the warning asks for a click', () => {
    expect(shouldTouch(clock, MINUTE)).toBe(false)
    expect(shouldTouch(clock, MINUTE + 1)).toBe(true)
    expect(shouldTouch(clock, 26 * MINUTE)).toBe(false)
  })

  it('shows the countdown in minutes and seconds', () => {
    expect(countdownText(245)).toBe('4:05')
    expect(countdownText(9)).toBe('0:09')
  })
})
