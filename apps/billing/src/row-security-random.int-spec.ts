import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Caller, Subject } from '@isets/contracts'
import { abilityFor, matches, recordFilter, rowSecurityExpression, rowSecuritySettings } from '@isets/policies'
import { caller } from '@isets/service-kit/testing'
import fc from 'fast-check'
import pg from 'pg'
import { anyCaller, idOf, randomRows, type RandomRows } from './test/random-rows.ts'
import { startStand, type BillingStand } from './test/stand.ts'

const SEED = 20_261_122
let stand: BillingStand
let client: pg.Client
let rows: RandomRows
beforeAll(async () => {
  stand = await startStand()
  client = new pg.Client({ connectionString: stand.database.url })
  await client.connect()
  rows = await randomRows(stand, SEED)
})
afterAll(async () => {
  await client.end()
  await stand.stop()
})

/** Runs statements as the service's own role, with all the permissions of its code left out. */
async function as<Result>(who: Caller, work: () => Promise<Result>): Promise<Result> {
  await client.query('begin')
  try {
    for (const [name, value] of Object.entries(rowSecuritySettings(who))) {
      await client.query('select set_config($1, $2, true)', [name, value])
    }
    return await work()
  } finally {
    await client.query('rollback')
  }
}

async function seenIn(table: string, column: string): Promise<string[]> {
  const { rows: seen } = await client.query<{ id: string }>(`select ${column} as id from ${table} order by 1`)
  return seen.map(({ id }) => id)
}

/** The column by which a row belongs to a customer, or to a packet. */
const OF_A_CUSTOMER = {
  customer_projection: 'id',
  customer_access: 'customer_id',
  goal_projection: 'customer_id',
  cost: 'customer_id',
  counted_cost: 'customer_id',
  supportive_service: 'customer_id',
  cap_account: 'customer_id',
  override_request: 'customer_id',
}
const OF_A_PACKET = {
  staffing_packet: 'id',
  packet_participant: 'packet_id',
  packet_cost_tick: 'packet_id',
  packet_snapshot: 'packet_id',
  packet_history: 'packet_id',
}

function customersFor(who: Caller, subject: Subject): string[] {
  const filter = recordFilter(abilityFor(who), 'read', subject)
  const may = (granted: readonly string[]) => matches(filter, { requesterId: '', grantedOrganisationIds: granted })
  return rows.customers.filter(({ granted }) => may(granted)).map(({ id }) => id)
}

function packetsFor(who: Caller, subject: Subject): string[] {
  const filter = recordFilter(abilityFor(who), 'read', subject)
  return rows.packets.filter(({ organisationId }) => matches(filter, { organisationId })).map(({ id }) => id)
}

describe('row level security on random rows', () => {
  it('IDN-015 shows anybody exactly the customers, packets and amendments that the permission table names', async () => {
    const shown = { some: 0, none: 0, all: 0 }
    const property = fc.asyncProperty(anyCaller, async (who) => {
      const customers = customersFor(who, 'CostOverride')
      const packets = packetsFor(who, 'StaffingPacket')
      await as(who, async () => {
        for (const [table, column] of Object.entries(OF_A_CUSTOMER)) {
          expect({ table, ids: await seenIn(table, column) }).toEqual({ table, ids: customers })
        }
        for (const [table, column] of Object.entries(OF_A_PACKET)) {
          expect({ table, ids: await seenIn(table, column) }).toEqual({ table, ids: packets })
        }
        expect(await seenIn('amendment', 'id')).toEqual(packetsFor(who, 'Amendment'))
      })
      // the first wall never shows a cost that the second one hides
      expect(customers).toEqual(expect.arrayContaining(customersFor(who, 'SupportiveServiceCost')))
      if (customers.length === 0) shown.none += 1
      else shown[customers.length === rows.customers.length ? 'all' : 'some'] += 1
    })
    await fc.assert(property, { numRuns: 150, seed: SEED })
    expect(Math.min(...Object.values(shown))).toBeGreaterThan(10)
  })

  it('IDN-015 lets nobody write a row of a customer or packet that they do not see, not even blindly', async () => {
    const TABLES = { ...OF_A_CUSTOMER, ...OF_A_PACKET, amendment: 'id' }
    const WRITTEN = ['cost', 'supportive_service', 'cap_account', 'override_request', 'staffing_packet', 'amendment']
    const property = fc.asyncProperty(anyCaller, fc.constantFrom(...WRITTEN), async (who, table) => {
      const column = TABLES[table as keyof typeof TABLES]
      const seen = await as(who, () => seenIn(table, column))
      const all = await stand.sql<{ count: number }>(`select count(*)::int as count from ${table}`)
      const blind = as(who, () => client.query(`update ${table} set version = 77`))
      if (seen.length === all[0]?.count) return expect((await blind).rowCount).toBe(seen.length)
      const changed = await blind.then(
        ({ rowCount }) => rowCount,
        (error: Error) => (/row-level security/.test(error.message) ? 0 : error),
      )
      return expect(changed).toBe(0)
    })
    await fc.assert(property, { numRuns: 120, seed: SEED })
  })

  it.each([
    ['staffing_packet', 'StaffingPacket'],
    ['amendment', 'Amendment'],
  ] as const)('says of %s what the rubric says of %s now', async (table, subject) => {
    const columns = { organisationId: 'organisation_id' }
    const [row] = await stand.sql<{ qual: string }>(
      `select pg_get_expr(polqual, polrelid) as qual from pg_policy
       where polname = 'rubric_read' and polrelid = '${table}'::regclass`,
    )
    await stand.sql(`create table twin_${table} (like ${table})`)
    await stand.sql(`create policy twin on twin_${table} using (${rowSecurityExpression(subject, columns)})`)
    const [twin] = await stand.sql<{ qual: string }>(
      `select pg_get_expr(polqual, polrelid) as qual from pg_policy where polrelid = 'twin_${table}'::regclass`,
    )
    const plain = (qual: string | undefined, name: string) => qual?.replaceAll(`${name}.`, '')
    expect(plain(row?.qual, table)).toBe(plain(twin?.qual, `twin_${table}`))
  })

  it('takes a cost only for a customer whom the person sees, and an amendment only in the own name', async () => {
    const partner = caller('partner', { organisationId: idOf(1) })
    const strange = rows.customers.find(({ granted }) => !granted.includes(idOf(1)))
    const copy = `insert into supportive_service select gen_random_uuid(), 1, $1, 'transportation', '', 'open', null, null,
      1, '', $1`
    await expect(as(partner, () => client.query(copy, [strange?.id]))).rejects.toThrow(/row-level security/)
    const own = rows.customers.find(({ granted }) => granted.includes(idOf(1)))
    await expect(as(partner, () => client.query(copy, [own?.id]))).resolves.toMatchObject({ rowCount: 1 })
    const forged = `insert into amendment (id, number, version, kind, status, packet_id, organisation_id, programme_id,
        month, customer_id, changed, original_hours, new_hours, original_cents, new_cents, reason, requester_id, requested_at)
      select gen_random_uuid(), 'AM-X', 1, kind, 'provisionally_accepted', packet_id, organisation_id, programme_id,
        month, customer_id, changed, 0, 1, 0, 0, 'Forged', $1, now() from amendment limit 1`
    await expect(as(partner, () => client.query(forged, [idOf(9)]))).rejects.toThrow(/row-level security/)
  })
})
