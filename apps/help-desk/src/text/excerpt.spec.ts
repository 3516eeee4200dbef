import { describe, expect, it } from '@jest/globals'
import { excerpt } from './excerpt.ts'

describe('what an event tells of a message', () => {
  it('NOTIF-018 hides long numbers, however they are written', () => {
    expect(excerpt('Individual 123456789, case 12-345-678.')).toBe('Individual •••, case •••.')
  })

  it('keeps dates, times and short numbers', () => {
    const text = 'On 3/4/2026 at 15:00 we saw 42 rows of HR-1042.'
    expect(excerpt(text)).toBe(text)
  })

  it('is short, and never cuts a character in two', () => {
    expect(excerpt('word '.repeat(500)).length).toBeLessThanOrEqual(501)
    expect(excerpt(`${'x'.repeat(499)}😀😀`)).toBe(`${'x'.repeat(499)}…`)
  })
})
