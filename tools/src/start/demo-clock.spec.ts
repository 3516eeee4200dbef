import { describe, expect, it } from '@jest/globals'
import { movedClock, shownClock } from './demo-clock.ts'

const NOW = Date.parse('2026-11-21T22:00:00Z')
const DAY = 86_400_000

describe('the demo clock', () => {
  it('moves on from what it shows, not from the real time', () => {
    expect(movedClock('+14d', NOW, 0)).toBe(14 * DAY)
    expect(movedClock('+2h', NOW, 14 * DAY)).toBe(14 * DAY + 7_200_000)
    expect(movedClock('-30m', NOW, 0)).toBe(-1_800_000)
  })

  it('reads a day and time as Chicago time, in summer and in winter', () => {
    expect(NOW + (movedClock('2026-12-01T09:00', NOW, DAY) ?? 0)).toBe(Date.parse('2026-12-01T15:00:00Z'))
    expect(NOW + (movedClock('2027-07-01T09:00', NOW, DAY) ?? 0)).toBe(Date.parse('2027-07-01T14:00:00Z'))
    expect(NOW + (movedClock('2027-07-01', NOW, DAY) ?? 0)).toBe(Date.parse('2027-07-01T05:00:00Z'))
  })

  it('goes back to the real time', () => {
    expect(movedClock('reset', NOW, 14 * DAY)).toBe(0)
  })

  it.each(['tomorrow', '+14', '14d', '2026-13-01', '2026-02-30T09:00', ''])(
    'does not guess what "%s" means',
    (wish) => {
      expect(movedClock(wish, NOW, 0)).toBeUndefined()
    },
  )

  it('says what it shows in Chicago time', () => {
    expect(shownClock(NOW, 0)).toBe(
      'The clock shows Saturday, November 21, 2026 at 4:00 PM, Chicago time: the real time.',
    )
    expect(shownClock(NOW, DAY)).toContain('Sunday, November 22, 2026 at 4:00 PM')
  })
})
