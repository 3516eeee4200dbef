import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '@isets/demo'
import { CHECKOUT } from '@isets/testing'
import { consumed, sourcesOfServices, written } from './event-map.ts'

const README = readFileSync(join(CHECKOUT, 'README.md'), 'utf8')

describe('the map of events', () => {
  it('in the README says what the services consume, no more and no less', () => {
    const routes = consumed(sourcesOfServices())
    expect(routes.length).toBeGreaterThan(20)
    expect(written(README)).toEqual(routes)
  })

  it('knows an event by both of its names, and refuses one that nobody declares', () => {
    const service = 'billing'
    const text = '@Consumes(referralsEvents.accessChanged) @Consumes(organisationChanged, { keep: "latest" })'
    expect(consumed([{ service, text }])).toEqual([
      { from: 'identity', event: 'organisation-changed', heardBy: ['billing'] },
      { from: 'referrals', event: 'access-changed', heardBy: ['billing'] },
    ])
    expect(() => consumed([{ service, text: '@Consumes(moonRisen)' }])).toThrow('no contract declares')
  })
})

describe('the demo accounts', () => {
  it('in the README are those that the start prints, with their password', () => {
    const rows = [...README.matchAll(/^\| (.+?) +\| `(\S+@\S+)` +\|$/gm)].map(([, label, email]) => [label, email])
    expect(rows).toEqual(DEMO_ACCOUNTS.map(({ label, user }) => [label, user.email]))
    expect(README).toContain(`One password for all: \`${DEMO_PASSWORD}\``)
  })
})
