import { describe, expect, it } from '@jest/globals'
import { DEMO_PASSWORD } from '@isets/demo'
import type { Ports } from '@isets/testing'
import { columns, readyAfter, summary } from './summary.ts'

const shown = summary({
  webUrl: 'http://localhost:20001',
  mailUrl: 'http://localhost:20002',
  ports: { mailIn: 20_003 } as Ports,
})
const lines = shown.split('\n')
/** Name, role, organisation and e-mail of the account with this role. */
const accountOf = (role: string) => lines.map((line) => line.trim().split(/ {2,}/)).find((cells) => cells[1] === role)

describe('what a start says when everything is ready', () => {
  it('is where to go: with the ports that were really used', () => {
    expect(lines).toContainEqual(expect.stringMatching(/Web app +http:\/\/localhost:20001$/))
    expect(lines).toContainEqual(expect.stringMatching(/Mail inbox +http:\/\/localhost:20002$/))
    expect(lines).toContainEqual(expect.stringMatching(/API reference +http:\/\/localhost:20001\/api\/docs$/))
    expect(lines).toContainEqual(expect.stringMatching(/Answers by mail +smtp:\/\/127\.0\.0\.1:20003$/))
  })

  it.each([
    'Provider case manager',
    'Provider programme manager',
    'Intermediary',
    'SIU agent',
    'SIU lead',
    'Provider manager',
    'Workforce development',
    'Billing manager',
    'IDHS manager',
    'Super user',
  ])('is an account for the %s, with name, organisation and e-mail', (role) => {
    expect(accountOf(role)).toEqual([
      expect.stringMatching(/^\S+ \S+$/),
      role,
      expect.stringMatching(/\w/),
      expect.stringMatching(/^\S+@\S+\.example$/),
    ])
  })

  it('is two providers of different organisations, so that one can be kept out of the other', () => {
    const [manager, programme] = ['Provider case manager', 'Provider programme manager'].map(accountOf)
    expect(manager?.[2]).not.toBe(programme?.[2])
    expect([manager?.[2], programme?.[2]]).not.toContain('State staff')
    expect(accountOf('SIU agent')?.[2]).toBe('State staff')
  })

  it('is the password, and how to move the clock, start afresh and stop', () => {
    for (const words of [DEMO_PASSWORD, 'npm run clock -- +14d', 'npm run reset', 'Ctrl-C']) {
      expect(shown).toContain(words)
    }
  })

  it('is how long that took', () => {
    expect(readyAfter(12_340)).toBe('Ready after 12.3 s')
  })

  it('stands in columns', () => {
    expect(
      columns([
        ['Web', 'a'],
        ['Mail inbox', 'b'],
      ]),
    ).toEqual(['  Web         a', '  Mail inbox  b'])
  })
})
