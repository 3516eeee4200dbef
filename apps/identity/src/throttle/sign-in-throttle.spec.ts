import { describe, expect, it } from '@jest/globals'
import { ManualClock } from '@isets/testing'
import { admit, type ThrottleState } from './sign-in-throttle.ts'

/** Attempts one after the other, `gap` minutes apart; says which were admitted. */
function attempts(count: number, gap: number, clock = new ManualClock(), start: ThrottleState | null = null) {
  let state = start
  const admitted = Array.from({ length: count }, () => {
    const admission = admit(state, clock.now())
    state = admission.state
    clock.advance({ minutes: gap })
    return admission.admitted
  })
  return { admitted, state, clock }
}

describe('the throttle of failed sign-ins', () => {
  it('looks at five failures in 15 minutes and refuses the sixth', () => {
    expect(attempts(7, 1).admitted).toEqual([true, true, true, true, true, false, false])
  })

  it('never locks somebody who errs less than five times in 15 minutes', () => {
    expect(attempts(40, 4).admitted).not.toContain(false)
  })

  it('locks for 15 minutes from the sixth attempt, to the second', () => {
    const { state, clock } = attempts(6, 0)
    clock.advance({ minutes: 14, seconds: 59 })
    expect(admit(state, clock.now()).admitted).toBe(false)
    clock.advance({ seconds: 1 })
    expect(admit(state, clock.now()).admitted).toBe(true)
  })

  it('does not make a lock longer by attempts during it', () => {
    const { state, clock } = attempts(20, 0.5)
    clock.advance({ minutes: 15 })
    expect(admit(state, clock.now()).admitted).toBe(true)
  })

  it('doubles the next lock, up to an hour', () => {
    const clock = new ManualClock()
    let state: ThrottleState | null = null
    const lengths = [0, 1, 2, 3].map(() => {
      state = attempts(6, 0, clock, state).state
      const until = state?.lockedUntil ?? clock.now()
      const minutes = (until.getTime() - clock.now().getTime()) / 60_000
      clock.set(until)
      return minutes
    })
    expect(lengths).toEqual([15, 30, 60, 60])
  })
})
