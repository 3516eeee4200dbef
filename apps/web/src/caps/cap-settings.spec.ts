import { describe, expect, it } from '@jest/globals'
import { capsOn, standingOf, type CapSetting } from './cap-settings.ts'

const setting = (startsOn: string, capCents: number | null): CapSetting => ({
  category: 'clothing',
  startsOn,
  capCents,
  setBy: 'ISETS',
  setAt: '2026-01-05T15:00:00.000Z',
})
const SETTINGS = [setting('2026-07-01', 40_000), setting('2000-07-01', 30_000), setting('2026-03-02', null)]

describe('SUPP-012 the dated caps', () => {
  it('hold from their day on, and tell the next one', () => {
    const clothing = (day: string) => capsOn(SETTINGS, day).find(({ category }) => category === 'clothing')
    expect(clothing('2026-03-01')).toMatchObject({ now: { capCents: 30_000 }, next: { startsOn: '2026-03-02' } })
    expect(clothing('2026-03-02')).toMatchObject({ now: { capCents: null }, next: { capCents: 40_000 } })
    expect(clothing('2026-07-01')).toMatchObject({ now: { capCents: 40_000 }, next: null })
  })

  it('name every category, also one that was never set', () => {
    const caps = capsOn(SETTINGS, '2026-03-02')
    expect(caps).toHaveLength(7)
    expect(caps[0]).toMatchObject({ label: 'Transportation', now: null, next: null })
  })

  it('are past, present or to come', () => {
    const caps = capsOn(SETTINGS, '2026-03-02')
    expect(SETTINGS.map((one) => standingOf(one, caps, '2026-03-02'))).toEqual(['future', 'past', 'now'])
  })
})
