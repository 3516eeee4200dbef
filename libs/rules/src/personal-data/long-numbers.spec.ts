import { describe, expect, it } from '@jest/globals'
import { withoutLongNumbers } from './long-numbers.ts'

describe('text for mail', () => {
  it.each([
    ['Attendance of 123456789 and 12-345-678 is empty', 'Attendance of ••• and ••• is empty'],
    ['Form 4333 of March 2026, 12:30, HR-001042', 'Form 4333 of March 2026, 12:30, HR-001042'],
    ['123 45 67', '•••'],
  ])('NOTIF-018 hides long numbers: %s', (text, hidden) => {
    expect(withoutLongNumbers(text)).toBe(hidden)
  })
})
