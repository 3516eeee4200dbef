import { describe, expect, it } from '@jest/globals'
import { csvLine, demoFeedRows, demoSsn, DEMO_FEED_COLUMNS, feedFile } from './demo-feed.ts'
import { changedRow, isOneOf, spoiledRow } from './feed-faults.ts'

const TODAY = '2026-03-02'

describe('an invented file of IES', () => {
  it('IES-003 has all columns, a heading and a line for each customer', () => {
    const lines = feedFile(demoFeedRows(50, TODAY)).trimEnd().split('\r\n')
    expect(lines).toHaveLength(51)
    expect(lines[0]).toBe(DEMO_FEED_COLUMNS.join(','))
    expect(new Set(lines).size).toBe(51)
  })

  it('is the same every time', () => {
    expect(feedFile(demoFeedRows(20, TODAY))).toBe(feedFile(demoFeedRows(20, TODAY)))
  })

  it('uses numbers that are never issued', () => {
    for (let number = 0; number < 5_000; number += 1) {
      expect(demoSsn(number)).toMatch(/^9\d\d-\d\d-\d{4}$/)
      expect(demoSsn(number)).not.toMatch(/0000$/)
    }
  })

  it('puts fields with commas and quotation marks in quotation marks', () => {
    expect(csvLine(['a', 'b, "c"', ''])).toBe('a,"b, ""c""",\r\n')
  })

  it('spoils or changes exactly what it says', () => {
    const [row = {}] = demoFeedRows(1, TODAY)
    for (let number = 0; number < 200; number += 1) {
      expect(spoiledRow(row, number)).not.toEqual(row)
      expect(changedRow(row, number)).not.toEqual(row)
      expect(changedRow(row, number)['individual_number']).toBe(row['individual_number'])
    }
    const spoiled = Array.from({ length: 10_000 }, (_, number) => isOneOf(20, number, 'spoil')).filter(Boolean).length
    expect(spoiled).toBeGreaterThan(120)
    expect(spoiled).toBeLessThan(280)
  })
})
