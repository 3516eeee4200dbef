import { describe, expect, it } from '@jest/globals'
import { ERRORS } from '@isets/contracts'
import { failureOf, isPassing } from './refusal.ts'

describe('what went wrong with a call', () => {
  it('is what the server said', () => {
    const refused = { status: 409, code: 'WRONG_STATUS', message: 'Not now.', data: { reason: 'Closed.' } }
    expect(failureOf(refused)).toEqual({ code: 'WRONG_STATUS', message: 'Not now.', details: { reason: 'Closed.' } })
  })

  it.each([
    [502, 'BUSY'],
    [503, 'BUSY'],
    [504, 'DEADLINE'],
    [500, 'INTERNAL'],
  ] as const)('is our own sentence when a proxy answers %i in words of its own', (status, code) => {
    const answer = { status, code: 'SERVICE_UNAVAILABLE', message: 'upstream connect error', data: { body: '<html>' } }
    expect(failureOf(answer)).toEqual({ code, message: ERRORS[code].message, details: {} })
  })

  it('may pass by itself while the server is away or busy', () => {
    expect(isPassing(failureOf({ status: 502 }))).toBe(true)
    expect(isPassing(failureOf(new TypeError('Failed to fetch')))).toBe(true)
    expect(isPassing(failureOf({ status: 403, code: 'FORBIDDEN' }))).toBe(false)
  })
})
