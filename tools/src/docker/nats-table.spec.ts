import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { CHECKOUT, EVENT_TABLE } from '@isets/testing'
import { consumed, sourcesOfServices } from '../docs/event-map.ts'
import { fingerprintAnswered, fingerprintOf, heardBy } from './nats-table.ts'

const RIGHTS = readFileSync(join(CHECKOUT, 'docker/nats/nats-server.conf'), 'utf8')

describe('the table of NATS that says who hears of an event', () => {
  it('gives each service the events that it consumes, no more and no less', () => {
    const routes = consumed(sourcesOfServices())
    expect(routes.length).toBeGreaterThan(20)
    expect(heardBy(RIGHTS)).toEqual(routes)
  })

  // After a change of the table write what is expected here into its line `deploy.columns` and into EVENT_TABLE.
  it('is the one that the server tells the deploy step, and that the deploy step expects', () => {
    const fingerprint = fingerprintOf(RIGHTS)
    expect({ told: fingerprintAnswered(RIGHTS), expected: EVENT_TABLE }).toEqual({
      told: fingerprint,
      expected: fingerprint,
    })
  })

  it('has another fingerprint with another hearer of an event', () => {
    const other = RIGHTS.replace('month-locked.$1.-.casework.-', 'month-locked.$1.-.casework.help-desk')
    expect(other).not.toBe(RIGHTS)
    expect(fingerprintOf(other)).not.toBe(fingerprintOf(RIGHTS))
  })

  it.each([
    ['a column too few', '"evt.billing.v1.month-locked.$1.-.casework.-.-.-"'],
    ['no end', '"evt.billing.v1.month-locked.$1.-.casework.-.-.-.referrals"'],
    ['a name in the column of another', '"evt.billing.v1.month-locked.$1.casework.-.-.-.-.-"'],
    ['another event', '"evt.billing.v1.month-unlocked.$1.-.casework.-.-.-.-"'],
  ])('is refused with %s', (_what, to) => {
    const broken = RIGHTS.replace(
      /("evt\.billing\.v1\.month-locked\.\*"): .+/,
      (_line, from: string) => `${from}: ${to}`,
    )
    expect(() => heardBy(broken)).toThrow('not those of the table')
  })
})
