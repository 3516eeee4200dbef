import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { absenceNeedsDecision } from './absence.ts'
import { expectedFeeds, FEED_MODES, feedTimeliness, mayApplyFrom } from './feed-schedule.ts'

const at = (text: string) => new Date(text)

describe('when a file of IES is expected', () => {
  it.each([
    ['2026-03-02T15:00:00Z', '2026-02-27T18:00:00Z', '2026-03-05T18:00:00Z'],
    ['2026-03-05T17:59:59Z', '2026-02-27T18:00:00Z', '2026-03-05T18:00:00Z'],
    ['2026-03-05T18:00:00Z', '2026-03-05T18:00:00Z', '2026-03-13T17:00:00Z'],
    ['2026-12-30T15:00:00Z', '2026-12-27T18:00:00Z', '2027-01-05T18:00:00Z'],
  ])('IES-002 TMR-013 is the 5th, 13th, 20th and 27th at noon in Chicago: at %s', (now, last, next) => {
    expect(expectedFeeds('monthly-days', at(now))).toEqual({ last: at(last), next: at(next) })
  })

  it('TMR-014 is every Friday at noon in weekly mode', () => {
    const friday = { last: at('2026-02-27T18:00:00Z'), next: at('2026-03-06T18:00:00Z') }
    expect(expectedFeeds('weekly', at('2026-03-02T15:00:00Z'))).toEqual(friday)
  })

  it('TMR-015 is applied from Saturday on in weekly mode, at once otherwise', () => {
    const uploaded = at('2026-03-06T18:00:00Z')
    expect(mayApplyFrom('weekly', uploaded)).toEqual(at('2026-03-07T06:00:00Z'))
    expect(mayApplyFrom('weekly', at('2026-03-07T10:00:00Z'))).toEqual(at('2026-03-07T10:00:00Z'))
    expect(mayApplyFrom('monthly-days', uploaded)).toEqual(uploaded)
  })

  it('warns four hours after the time when nothing has come', () => {
    const before = at('2026-02-27T18:30:00Z')
    const due = at('2026-03-05T18:00:00Z')
    expect(feedTimeliness('monthly-days', at('2026-03-05T21:59:00Z'), before)).toEqual({ expectedAt: due, late: false })
    expect(feedTimeliness('monthly-days', at('2026-03-05T22:00:00Z'), before)).toEqual({ expectedAt: due, late: true })
    expect(feedTimeliness('monthly-days', at('2026-03-05T22:00:00Z'), undefined).late).toBe(true)
  })

  it('takes a file that comes up to a day early', () => {
    const now = at('2026-03-06T15:00:00Z')
    expect(feedTimeliness('monthly-days', now, at('2026-03-04T18:00:00Z')).late).toBe(false)
    expect(feedTimeliness('monthly-days', now, at('2026-03-04T17:00:00Z')).late).toBe(true)
  })

  it('lies around every moment, at noon', () => {
    const moment = fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z'), noInvalidDate: true })
    fc.assert(
      fc.property(moment, fc.constantFrom(...FEED_MODES), (now, mode) => {
        const { last, next } = expectedFeeds(mode, now)
        expect(last <= now && now < next).toBe(true)
        const gap = (next.getTime() - last.getTime()) / 86_400_000
        expect(gap).toBeLessThan(11)
        for (const time of [last, next]) expect([17, 18]).toContain(time.getUTCHours())
      }),
    )
  })
})

describe('whether a person looks before many lose eligibility', () => {
  it.each([
    [3_000, 50, false],
    [100, 51, true],
    [3_000, 600, false],
    [3_000, 601, true],
    [0, 0, false],
  ])('of %s in the feed %s are absent: %s', (inFeed, absent, needed) => {
    expect(absenceNeedsDecision({ inFeed, absent })).toBe(needed)
  })
})
