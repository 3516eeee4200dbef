import { describe, expect, it } from '@jest/globals'
import { checkNewPassword } from './new-password.ts'

const FACTS = { signInName: 'aarcher482', before: 'kxmd-7tqr-w4ph' }

describe('a password that somebody chooses', () => {
  it.each(['lantern maple river', 'caf\u00e9-lantern-x', '12 quiet foxes'])('may be %j', (chosen) => {
    expect(checkNewPassword(chosen, FACTS)).toBeUndefined()
  })

  it.each([
    ['eleven char', /at least 12 characters/],
    ['\ud83d\ude00'.repeat(11), /at least 12 characters/],
    ['a'.repeat(257), /at most 256/],
    ['abababababab', /5 different/],
    ['my AArcher482 password', /without the sign-in name/],
    ['kxmd-7tqr-w4ph', /another one than the start password/],
  ])('IES-018 is refused: %j', (chosen, sentence) => {
    expect(checkNewPassword(chosen, FACTS)).toMatch(sentence)
  })

  it('holds the name before the @ of an address against it', () => {
    const facts = { signInName: 'Robin.Sample@agency.example', before: '' }
    expect(checkNewPassword('robin.sample 2026', facts)).toMatch(/sign-in name/)
  })
})
