import { describe, expect, it } from '@jest/globals'
import { newStartPassword } from '../password/start-password.ts'
import { usernameFor } from './username.ts'

describe('the username of a customer', () => {
  it.each([
    ['Acorn', 'Demo-Archer', 'ademoarcher482'],
    ['\u00c9lodie', "O'N\u00fa\u00f1ez Jr.", 'eonunezjr482'],
    ['Wren', 'Longfellow-Whittington-Featherstone', 'wlongfellowwhittingt482'],
    ['\u674e', '\u5c0f\u9f99', 'customer482'],
  ])('IES-018 is made of the name and three digits: %s %s', (firstName, lastName, username) => {
    expect(usernameFor(firstName, lastName, 482)).toBe(username)
  })

  it('IES-018 is never taken for an e-mail address', () => {
    for (let count = 0; count < 100; count += 1) expect(usernameFor('A@b', 'c@d.example')).toMatch(/^acdexample\d{3}$/)
  })
})

describe('a start password', () => {
  it('IES-018 is easy to copy and different every time', () => {
    const made = Array.from({ length: 200 }, newStartPassword)
    for (const one of made) expect(one).toMatch(/^[b-df-hjkmnp-tv-xz2-9]{4}(-[b-df-hjkmnp-tv-xz2-9]{4}){2}$/)
    expect(new Set(made).size).toBe(200)
  })
})
