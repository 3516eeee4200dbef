import { describe, expect, it } from '@jest/globals'
import { initialsOf } from './initials.ts'

describe('initials of a person', () => {
  it.each([
    ['Ada Sample', 'AS'],
    ['Ada van der Sample', 'AS'],
    ['prism', 'P'],
    ['  Élodie   Ünal ', 'ÉÜ'],
    ['', ''],
  ])('%j → %j', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })
})
