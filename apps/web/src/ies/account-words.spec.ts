import { describe, expect, it } from '@jest/globals'
import { PASSWORD_NOTES } from '@isets/contracts'
import { ies } from '../texts/en/ies.ts'
import { mayHaveNewPassword, passwordText } from './account-words.ts'

describe("the note on a customer's password", () => {
  it('IES-018 has words for each state, and for a start password that was just made', () => {
    const keys = PASSWORD_NOTES.map((password) => passwordText({ password, startPassword: null }))
    const made = passwordText({ password: 'start', startPassword: 'kxmd-7tqr-w4ph' })
    expect(
      Object.keys(ies.customerAccount.passwords)
        .map((key) => `customerAccount.passwords.${key}`)
        .toSorted(),
    ).toEqual([...keys, made].toSorted())
  })

  it('IES-018 offers another start password only for an account that was never signed in to', () => {
    const offered = PASSWORD_NOTES.filter((password) => mayHaveNewPassword({ password, startPassword: null }))
    expect(offered).toEqual(['start', 'expired'])
    expect(mayHaveNewPassword({ password: 'start', startPassword: 'kxmd-7tqr-w4ph' })).toBe(false)
  })
})
