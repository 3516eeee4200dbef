import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, ROLES, type Caller } from '@isets/contracts'
import { abilityFor, matches, recordFilter, rowSecurityExpression, rowSecuritySettings } from '@isets/policies'
import pg from 'pg'
import { caller, ORGANISATION, OTHER_ORGANISATION, partner, startStand, type CaseworkStand } from './test/stand.ts'

const COLUMNS = { grantedOrganisationIds: 'granted_organisation_ids' }
let stand: CaseworkStand
let client: pg.Client
let mine: string
let theirs: string
beforeAll(async () => {
  stand = await startStand()
  client = new pg.Client({ connectionString: stand.database.url })
  await client.connect()
  mine = await stand.customer({ granted: [ORGANISATION] })
  theirs = await stand.customer({ granted: [OTHER_ORGANISATION] })
  for (const customerId of [mine, theirs]) {
    await stand.as(caller('super_admin')).call(contract.casework.startScreening, { customerId })
    await stand.referral(customerId)
  }
})
afterAll(async () => {
  await client.end()
  await stand.stop()
})

/** Runs a statement as the service's own role, with all the permissions of its code left out. */
async function as<Row extends pg.QueryResultRow>(who: Caller | null, statement: string, values: unknown[] = []) {
  await client.query('begin')
  try {
    for (const [name, value] of Object.entries(who === null ? {} : rowSecuritySettings(who))) {
      await client.query('select set_config($1, $2, true)', [name, value])
    }
    return (await client.query<Row>(statement, values)).rows
  } finally {
    await client.query('rollback')
  }
}

const callers = ROLES.flatMap((role) => [
  caller(role),
  caller(role, { organisationId: ORGANISATION }),
  caller(role, { organisationId: ORGANISATION, subGranteeIds: [OTHER_ORGANISATION] }),
])

describe('row level security, the second wall', () => {
  it('says of customers what the rubric says now', async () => {
    const [row] = await stand.sql<{ qual: string }>(
      `select pg_get_expr(polqual, polrelid) as qual from pg_policy
      where polname = 'rubric_read' and polrelid = 'customer'::regclass`,
    )
    await stand.sql(`create table twin (like customer)`)
    await stand.sql(`create policy twin on twin using (${rowSecurityExpression('Customer', COLUMNS)})`)
    const [twin] = await stand.sql<{ qual: string }>(
      `select pg_get_expr(polqual, polrelid) as qual from pg_policy where polname = 'twin'`,
    )
    expect(row?.qual.replaceAll('customer.', '')).toBe(twin?.qual.replaceAll('twin.', ''))
    await stand.sql('drop table twin')
  })

  it('IDN-015 shows every role the customers that the permissions show it, and what belongs to them', async () => {
    for (const who of callers) {
      const filter = recordFilter(abilityFor(who), 'read', 'Customer')
      const expected = [
        [mine, ORGANISATION],
        [theirs, OTHER_ORGANISATION],
      ].flatMap(([id = '', granted = '']) => (matches(filter, { grantedOrganisationIds: [granted] }) ? [id] : []))
      const rows = await as<{ id: string }>(who, 'select id from customer')
      expect(rows.map(({ id }) => id).toSorted()).toEqual(expected.toSorted())
      for (const table of ['screening', 'referral', 'status_history']) {
        const parts = await as<{ customer_id: string }>(who, `select distinct customer_id from ${table}`)
        expect(parts.map((part) => part.customer_id).toSorted()).toEqual(expected.toSorted())
      }
    }
  })

  it('shows nothing without a caller, and lets nobody add to what is not theirs or rewrite history', async () => {
    expect(await as(null, 'select id from customer')).toEqual([])
    const goal = `insert into enrolment (id, version, customer_id, programme_id, programme_name, organisation_id,
      contract_id, fiscal_year, enrolled_on) select gen_random_uuid(), 1, $1, gen_random_uuid(), '', gen_random_uuid(),
      gen_random_uuid(), 2026, now()`
    await expect(as(partner(), goal, [theirs])).rejects.toThrow('row-level security')
    await expect(as(partner(), `update status_history set actor_name = 'x'`)).rejects.toThrow('permission denied')
    expect(
      await as(partner(), `update customer set et_status = 'exited' where id = $1 returning id`, [theirs]),
    ).toEqual([])
  })
})
