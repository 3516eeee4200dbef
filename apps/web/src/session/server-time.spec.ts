import { describe, expect, it } from '@jest/globals'
import { serverNow, sessionNow, setServerTime } from './server-time.ts'

const DAY_MS = 86_400_000
const at = (instant: number) => new Date(instant).toISOString()

describe('the times of the server', () => {
  it('IDN-007 count sessions by the real time, wherever a demo clock stands', () => {
    const real = Date.now() + 5_000
    setServerTime({ now: at(real + 20 * DAY_MS), realNow: at(real) })
    expect(Math.abs(sessionNow() - real)).toBeLessThan(DAY_MS / 24)
    expect(Math.abs(serverNow() - real - 20 * DAY_MS)).toBeLessThan(DAY_MS / 24)
  })

  it('are one as long as the server tells only one', () => {
    setServerTime({ now: at(0) })
    expect(Math.abs(sessionNow() - serverNow())).toBeLessThan(1_000)
  })
})
