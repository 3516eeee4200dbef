import { describe, expect, it } from '@jest/globals'
import { operationAt } from './operation-at.ts'

describe('the name under which a chaos run counts a write', () => {
  it.each([
    ['POST', '/api/referrals/reverse', 'referrals submitReverseReferral'],
    ['POST', '/api/referrals/0190-7/decision', 'referrals decideReverseReferral'],
    ['PUT', '/api/screenings/0190-7', 'casework saveScreening'],
    ['PUT', '/api/customers/0190-7/attendance/2026-11-23', 'casework recordAttendance'],
    ['POST', '/api/files?purpose=ies-feed&feed=changes', '/api/files?purpose=ies-feed&feed=changes'],
  ])('of %s %s is %s', (method, address, name) => {
    expect(operationAt(method, address)).toBe(name)
  })
})
