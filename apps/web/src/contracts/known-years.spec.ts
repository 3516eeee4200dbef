import { describe, expect, it } from '@jest/globals'
import { knownYears } from './known-years.ts'

describe('fiscal years to choose from', () => {
  it('begin with the next one, and turn on the first of July in Illinois', () => {
    expect(knownYears(undefined, new Date('2026-07-01T04:59:00Z'))[0]).toBe('2027')
    expect(knownYears(undefined, new Date('2026-07-01T05:00:00Z'))[0]).toBe('2028')
  })

  it('keep the one that the address names', () => {
    expect(knownYears(2019, new Date('2026-03-02T15:00:00Z'))).toEqual([
      ...['2027', '2026', '2025', '2024', '2023', '2022'],
      '2019',
    ])
  })
})
