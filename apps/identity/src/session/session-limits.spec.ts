import { describe, expect, it } from '@jest/globals'
import { ManualClock } from '@isets/testing'
import { endsOf, hasRunOut } from './session-limits.ts'

const LIMITS = { idleSeconds: 1800, warningSeconds: 1500, absoluteSeconds: 43_200 }

describe('the end of a session', () => {
  it('IDN-006 comes 30 minutes after the last activity, to the millisecond', () => {
    const clock = new ManualClock()
    const session = { openedAt: clock.now(), lastActiveAt: clock.advance({ hours: 1 }) }
    expect(hasRunOut(session, LIMITS, clock.advance({ minutes: 30, milliseconds: -1 }))).toBe(false)
    expect(hasRunOut(session, LIMITS, clock.advance({ milliseconds: 1 }))).toBe(true)
  })

  it('comes 12 hours after sign-in, however active the user is', () => {
    const clock = new ManualClock()
    const openedAt = clock.now()
    const lastActiveAt = clock.advance({ hours: 12, milliseconds: -1 })
    expect(hasRunOut({ openedAt, lastActiveAt }, LIMITS, clock.now())).toBe(false)
    expect(hasRunOut({ openedAt, lastActiveAt }, LIMITS, clock.advance({ milliseconds: 1 }))).toBe(true)
  })

  it('IDN-007 is told to the browser as an instant', () => {
    const openedAt = new Date('2026-03-02T15:00:00Z')
    expect(endsOf({ openedAt, lastActiveAt: new Date('2026-03-02T15:20:00Z') }, LIMITS)).toEqual({
      idleEndsAt: new Date('2026-03-02T15:50:00Z'),
      absoluteEndsAt: new Date('2026-03-03T03:00:00Z'),
    })
  })
})
