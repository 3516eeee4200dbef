import { describe, expect, it } from '@jest/globals'
import { CURRENT_COST, hashPassword, isOutdated, passwordMatches } from './password-hash.ts'

const CHEAP = { memory: 64, passes: 1, parallelism: 1 }

describe('password hashes', () => {
  it('IDN-001 recognises the password it was made from and no other', async () => {
    const stored = await hashPassword('maple lantern', CHEAP)
    expect(await passwordMatches('maple lantern', stored)).toBe(true)
    expect(await passwordMatches('maple lantern ', stored)).toBe(false)
    expect(await passwordMatches('Maple lantern', stored)).toBe(false)
  })

  it('keeps its cost in the text and never the password', async () => {
    const stored = await hashPassword('maple lantern')
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]{22}\$[^$]{43}$/)
  })

  it('is different every time, so that equal passwords do not show', async () => {
    expect(await hashPassword('maple lantern', CHEAP)).not.toBe(await hashPassword('maple lantern', CHEAP))
  })

  it('agrees with the test vector of the reference Argon2id', async () => {
    const stored = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
    expect(await passwordMatches('password', stored)).toBe(true)
  })

  it('takes composed and decomposed letters for the same password', async () => {
    const stored = await hashPassword('caf\u00e9 lantern', CHEAP)
    expect(await passwordMatches('cafe\u0301 lantern', stored)).toBe(true)
  })

  it('does not cut a long password off', async () => {
    const long = 'x'.repeat(256)
    expect(await passwordMatches(`${long.slice(1)}y`, await hashPassword(long, CHEAP))).toBe(false)
  })

  it('asks for renewal when the cost has been raised', async () => {
    expect(isOutdated(await hashPassword('maple lantern', CHEAP))).toBe(true)
    expect(isOutdated(await hashPassword('maple lantern', CHEAP), CHEAP)).toBe(false)
    expect(isOutdated(await hashPassword('maple lantern', CURRENT_COST))).toBe(false)
  })

  it('refuses a text that is no hash', async () => {
    await expect(passwordMatches('maple lantern', 'maple lantern')).rejects.toThrow('not a password hash')
  })
})
