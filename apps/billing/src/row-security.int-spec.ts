import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, ROLES, type Caller } from '@isets/contracts'
import { abilityFor, matches, recordFilter, rowSecuritySettings } from '@isets/policies'
import { caller } from '@isets/service-kit/testing'
import pg from 'pg'
import {
  EXPLANATION,
  knownCustomer,
  knownGoal,
  newCost,
  ORGANISATION,
  OTHER_ORGANISATION,
  partner,
} from './test/customers.ts'
import { startStand, type BillingStand } from './test/stand.ts'

let stand: BillingStand
let client: pg.Client
beforeAll(async () => {
  stand = await startStand()
  client = new pg.Client({ connectionString: stand.database.url })
  await client.connect()
  const own = await knownCustomer(stand)
  await knownGoal(stand, own.id)
  await knownCustomer(stand, { granted: [OTHER_ORGANISATION] })
  await knownCustomer(stand, { granted: [] })
  const by = stand.as(partner())
  const cost = await by.call(contract.billing.recordCost, newCost(own, { unitCents: 40_000 }))
  const asked = { costId: cost.id, version: cost.version, explanation: EXPLANATION }
  await by.call(contract.billing.requestOverride, asked)
})
afterAll(async () => {
  await client.end()
  await stand.stop()
})

/** Runs a statement as the service's own role, with all the permissions of its code left out. */
async function as(who: Caller | null, statement: string): Promise<pg.QueryResultRow[]> {
  await client.query('begin')
  try {
    for (const [name, value] of Object.entries(who === null ? {} : rowSecuritySettings(who))) {
      await client.query('select set_config($1, $2, true)', [name, value])
    }
    return (await client.query(statement)).rows
  } finally {
    await client.query('rollback')
  }
}

const callers = ROLES.flatMap((role) => [
  caller(role),
  caller(role, { organisationId: ORGANISATION }),
  caller(role, { organisationId: OTHER_ORGANISATION, subGranteeIds: [ORGANISATION] }),
])
const TABLES = [
  'customer_projection',
  'goal_projection',
  'cost',
  'supportive_service',
  'cap_account',
  'override_request',
  'counted_cost',
]

describe('row level security, the second wall', () => {
  it.each(callers)(
    'IDN-015 shows $roles ($organisationId) the customers that the permission table gives',
    async (who) => {
      const all = await stand.sql<{ customer_id: string; granted_organisation_ids: string[] }>(
        'select customer_id, granted_organisation_ids from customer_access',
      )
      const filter = recordFilter(abilityFor(who), 'read', 'CostOverride')
      const expected = all.filter((one) =>
        matches(filter, { requesterId: '', grantedOrganisationIds: one.granted_organisation_ids }),
      )
      const rows = await as(who, 'select customer_id from customer_access')
      const ids = (list: readonly pg.QueryResultRow[]) => list.map((one) => String(one['customer_id'])).toSorted()
      expect(ids(rows)).toEqual(ids(expected))
    },
  )

  it.each(TABLES)('shows nobody and strangers nothing of %s, and IDHS all', async (table) => {
    const count = `select count(*)::int as count from ${table}`
    const stranger = partner({ organisationId: '10000000-0000-4000-8000-000000000009' })
    const [all] = await stand.sql<{ count: number }>(count)
    expect(all?.count).toBeGreaterThan(0)
    expect(await as(null, count)).toEqual([{ count: 0 }])
    expect(await as(stranger, count)).toEqual([{ count: 0 }])
    expect(await as(caller('idhs_manager'), count)).toEqual([{ count: all?.count }])
  })

  it.each(['cost', 'override_request'])('lets nobody delete a row of %s', async (table) => {
    await expect(as(caller('super_admin'), `delete from ${table}`)).rejects.toThrow(/permission denied/)
  })
})
