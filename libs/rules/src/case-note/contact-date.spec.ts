import { describe, expect, it } from '@jest/globals'
import { contactDateProblem, isOutOfOrder, mayWriteNote } from './contact-date.ts'
import { likenessOf } from './likeness.ts'

describe('the day of a contact', () => {
  it('NOTE-007 may lie before the day of the entry, but not after it', () => {
    expect(contactDateProblem('2026-03-01', '2026-03-02')).toBeNull()
    expect(contactDateProblem('2026-03-02', '2026-03-02')).toBeNull()
    expect(contactDateProblem('2026-03-03', '2026-03-02')).toContain('not happened yet')
  })

  it('NOTE-011 is out of order when a later contact has its note already', () => {
    expect(isOutOfOrder('2026-03-01', null)).toBe(false)
    expect(isOutOfOrder('2026-03-01', '2026-03-01')).toBe(false)
    expect(isOutOfOrder('2026-02-28', '2026-03-01')).toBe(true)
  })

  it('NOTE-026 follow-up notes are possible for 60 days after the exit and not later', () => {
    expect(mayWriteNote(null, '2026-03-02')).toBe(true)
    expect(mayWriteNote('2026-01-01', '2026-03-02')).toBe(true)
    expect(mayWriteNote('2026-01-01', '2026-03-03')).toBe(false)
  })
})

describe('how much two notes say the same (NOTE-016)', () => {
  it.each([
    ['Came to the office. Wants to train as a welder.', 'came to the office; wants to train as a WELDER', 100],
    ['one two three four', 'one two three five', 75],
    ['one one one', 'one', 50],
    ['one two', 'three four', 0],
    ['', '', 100],
    ['word', '', 0],
  ])('%j and %j: %d percent', (one, other, percent) => {
    expect(likenessOf(one, other)).toBe(percent)
    expect(likenessOf(other, one)).toBe(percent)
  })
})
