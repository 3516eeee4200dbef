import { describe, expect, it } from '@jest/globals'
import { hashLast4, hashSsn } from './ssn-hash.ts'

const KEY = 'a key of the tests, thirty-two letters'

describe('what is kept of a Social Security number', () => {
  it('IDN-056 is never the number nor its last four', () => {
    const hashes = JSON.stringify(hashSsn(KEY, '900123456', '901234567'))
    expect(hashes).not.toMatch(/3456|900123456/)
  })

  it('finds the person by the last four, under the same key only', () => {
    const { ssnLast4Hash } = hashSsn(KEY, '900123456', '901234567')
    expect(hashLast4(KEY, '3456', '901234567')).toBe(ssnLast4Hash)
    expect(hashLast4(KEY, '3457', '901234567')).not.toBe(ssnLast4Hash)
    expect(hashLast4(`${KEY}!`, '3456', '901234567')).not.toBe(ssnLast4Hash)
  })

  it('does not tell who shares the last four', () => {
    expect(hashLast4(KEY, '3456', '901234567')).not.toBe(hashLast4(KEY, '3456', '901234568'))
  })

  it('notices another number with the same last four, and none', () => {
    expect(hashSsn(KEY, '900123456', '901234567').ssnHash).not.toBe(hashSsn(KEY, '901123456', '901234567').ssnHash)
    expect(hashSsn(KEY, '', '901234567')).toEqual({ ssnHash: null, ssnLast4Hash: null })
  })
})
