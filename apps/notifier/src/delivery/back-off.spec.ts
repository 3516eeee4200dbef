import { describe, expect, it } from '@jest/globals'
import { nextTry } from './back-off.ts'

const now = new Date('2026-03-02T15:00:00Z')
const waits = Array.from({ length: 11 }, (_, n) => nextTry(n + 1, now)).map(
  (at) => at && (at.getTime() - now.getTime()) / 1000,
)

describe('trying again', () => {
  it('begins after ten seconds and waits longer each time', () => {
    expect(waits.slice(0, 4)).toEqual([10, 60, 300, 900])
    const known = waits.filter((wait) => wait !== null)
    expect(known).toEqual(known.toSorted((a, b) => a - b))
  })

  it('outlasts a day without mail server, and then leaves it to a person', () => {
    const total = waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0)
    expect(total).toBeGreaterThan(24 * 3600)
    expect(waits.at(-1)).toBeNull()
  })
})
