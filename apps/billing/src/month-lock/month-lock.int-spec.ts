import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { rowSecurityExpression } from '@isets/policies'
import { eventually } from '@isets/testing'
import pg from 'pg'
import { startStand, type BillingStand } from '../test/stand.ts'
import {
  approved,
  billed,
  cost,
  costInsert,
  open,
  packetOf,
  place,
  served,
  staffed,
  type Place,
  type Served,
} from '../test/staffing.ts'

const { approvePacket, unapprovePacket, listPacketCosts, listParticipants } = contract.billing
const LOCKED = { code: 'IS001' }
let stand: BillingStand
let here: Place
let whom: Served
let id: string
let connections: pg.Client[] = []
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())
beforeEach(async () => {
  await Promise.all(connections.splice(0).map((one) => one.end()))
  connections = []
  here = await place(stand)
  whom = await served(stand, here)
  id = await packetOf(stand, here)
})

/** The service's own role in the database, with none of its code. */
async function service(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: stand.database.url })
  await client.connect()
  await client.query(`set app.service = 'billing'`)
  connections.push(client)
  return client
}

async function run(sql: string, values: unknown[] = []): Promise<unknown> {
  const client = await service()
  let count = 0
  return client.query(
    sql.replaceAll('?', () => `$${++count}`),
    values,
  )
}

async function enter(amendmentId?: string): Promise<unknown> {
  const { sql, values } = costInsert(here, whom, 100, amendmentId === undefined ? {} : { amendmentId })
  return run(sql, values)
}

describe('the lock of a month, in the database', () => {
  it('BILL-019 refuses every way to write a cost of an approved month', async () => {
    const known = await cost(stand, here, whom, 500)
    const elsewhere = await cost(stand, here, whom, 500, '2026-02')
    await approved(stand, here, id)
    await expect(enter()).rejects.toMatchObject(LOCKED)
    await expect(run('update cost set unit_cents = 1 where id = ?', [known])).rejects.toMatchObject(LOCKED)
    await expect(run('update cost set deleted_at = now() where id = ?', [known])).rejects.toMatchObject(LOCKED)
    await expect(stand.sql('delete from cost where id = ?', [known])).rejects.toThrow(/locked/) // even the owner
    const away = `update cost set month = '2026-03', issued_on = '2026-03-01' where id = ?`
    await expect(run(away, [known])).rejects.toMatchObject(LOCKED)
    const into = `update cost set month = '2026-01', issued_on = '2026-01-31' where id = ?`
    await expect(run(into, [elsewhere])).rejects.toMatchObject(LOCKED)
    await expect(run(`update cost set month = '2026-03' where id = ?`, [elsewhere])).rejects.toMatchObject({
      code: '23514',
    })
    await run('update cost set unit_cents = 1 where id = ?', [elsewhere])
  })

  it('lets an override be decided, which changes no figure of the month', async () => {
    const known = await cost(stand, here, whom, 500)
    await run(`update cost set over_cap_at = '2026-01-20', excess_cents = 100 where id = ?`, [known])
    await approved(stand, here, id)
    await run(
      `insert into override_request (id, version, customer_id, category, fiscal_year, cost_id, organisation_id,
         excess_cents, explanation, status, requester_id, requester_name, requester_email, requested_at, due_at, alerts_given)
       values (gen_random_uuid(), 1, ?, 'clothing', 2026, ?, ?, 100, 'Boots', 'approved', gen_random_uuid(), 'Robin',
         'robin@people.example', now(), now(), 0)`,
      [whom.customerId, known, here.organisationId],
    )
    const [now] = await stand.sql<{ status: string }>('select status from counted_cost where id = ?', [known])
    expect(now).toEqual({ status: 'override_approved' })
    const { rows } = await stand.as(here.partner).call(listPacketCosts, { id })
    expect(rows).toMatchObject([{ override: 'pending' }]) // as it was approved
  })

  it('refuses hours, ticks and answers of an approved month', async () => {
    await cost(stand, here, whom, 500)
    await approved(stand, here, id)
    const hours = 'update attendance_projection set hours = 1 where activity_id = ?'
    await expect(run(hours, [whom.activityId])).rejects.toMatchObject(LOCKED)
    await expect(
      run('delete from attendance_projection where activity_id = ?', [whom.activityId]),
    ).rejects.toMatchObject(LOCKED)
    await expect(run('delete from packet_cost_tick where packet_id = ?', [id])).rejects.toMatchObject(LOCKED)
    const form = `update packet_participant set form4334 = 'required' where packet_id = ?`
    await expect(run(form, [id])).rejects.toMatchObject(LOCKED)
  })

  it.each(['packet_snapshot', 'packet_history'])('lets nobody rewrite %s', async (table) => {
    await expect(run(`delete from ${table}`)).rejects.toThrow(/permission denied/)
    await expect(run(`update ${table} set packet_id = packet_id`)).rejects.toThrow(/permission denied/)
  })

  it('BILL-024 takes nothing back of what billing has approved', async () => {
    await billed(stand, here, id)
    for (const change of ['billed_at = null', `staffing_status = 'unapproved', locked_at = null`, 'version = 99']) {
      await expect(run(`update staffing_packet set ${change} where id = ?`, [id])).rejects.toMatchObject(LOCKED)
    }
    await expect(stand.sql('delete from staffing_packet where id = ?', [id])).rejects.toThrow(/locked|foreign key/)
    await expect(enter()).rejects.toMatchObject(LOCKED)
  })

  it('cannot be approved without its lock, nor locked without its approval', async () => {
    const unlocked = `update staffing_packet set staffing_status = 'approved' where id = ?`
    await expect(run(unlocked, [id])).rejects.toMatchObject({ code: '23514' })
    await expect(run('update staffing_packet set locked_at = now() where id = ?', [id])).rejects.toMatchObject({
      code: '23514',
    })
  })

  it('BILL-020 is lifted by the un-approval, for everything', async () => {
    const { version } = await approved(stand, here, id)
    await stand.as(here.providerManager).call(unapprovePacket, { id, version, reason: 'Once more' })
    await enter()
    await run('update attendance_projection set hours = 1 where activity_id = ?', [whom.activityId])
    const { totals } = await open(stand, here.partner, id)
    expect(totals).toMatchObject({ enteredCents: 100, hours: 1 })
  })

  it('locks one programme of one provider, and no other', async () => {
    await approved(stand, here, id)
    const there = await place(stand)
    await cost(stand, there, await served(stand, there), 100)
  })
})

describe('two at once', () => {
  it('a cost under way when the month is approved is either counted or refused', async () => {
    const packet = await staffed(stand, here, id)
    const client = await service()
    const { sql, values } = costInsert(here, whom, 4_200)
    let count = 0
    await client.query('begin')
    await client.query(
      sql.replaceAll('?', () => `$${++count}`),
      values,
    ) // entered, not yet committed
    const approval = stand.as(here.providerManager).call(approvePacket, { id, version: packet.version })
    const outcome = approval.then(
      () => 'approved',
      (error: { code: string }) => error.code,
    )
    await eventually(async () => {
      const [row] = await stand.sql<{ waiting: number }>(
        `select count(*)::int as waiting from pg_locks where locktype = 'advisory' and not granted
           and database = (select oid from pg_database where datname = current_database())`,
      )
      return row?.waiting === 1
    })
    await client.query('commit')
    expect(await outcome).toBe('WRONG_STATUS') // the figures are not those that were reviewed
    expect((await open(stand, here.partner, id)).totals).toMatchObject({ enteredCents: 4_200 })
  })

  it('costs and an approval that race leave nothing in the month that was not approved', async () => {
    for (let round = 0; round < 12; round += 1) {
      here = await place(stand)
      whom = await served(stand, here)
      id = await packetOf(stand, here)
      const { version } = await staffed(stand, here, id)
      const writes = Array.from({ length: 3 }, () =>
        enter().then(
          () => true,
          () => false,
        ),
      )
      const approval = stand
        .as(here.providerManager)
        .call(approvePacket, { id, version })
        .then(
          () => true,
          () => false,
        )
      const written = (await Promise.all(writes)).filter(Boolean).length
      const isApproved = await approval
      const { totals, lockedAt } = await open(stand, here.partner, id)
      expect(lockedAt !== null).toBe(isApproved)
      const [row] = await stand.sql<{ count: number }>(
        'select count(*)::int as count from cost where organisation_id = ?',
        [here.organisationId],
      )
      expect(row?.count).toBe(written)
      expect(totals.costs).toBe(written)
      if (isApproved) expect(written).toBe(0)
    }
  })

  it('two approvals at once: one is done, the other hears that it came late', async () => {
    const { version } = await staffed(stand, here, id)
    const approve = () =>
      stand
        .as(here.providerManager)
        .call(approvePacket, { id, version })
        .then(
          () => 'done',
          (error: { code: string }) => error.code,
        )
    expect((await Promise.all([approve(), approve(), approve()])).toSorted()).toEqual(['STALE', 'STALE', 'done'])
    const told = await stand.sql(`select 1 from outbox where type = 'month-locked' and aggregate_id = ?`, [id])
    expect(told).toHaveLength(1)
  })
})

describe('row level security, the second wall', () => {
  it.each([
    ['StaffingPacket', 'staffing_packet'],
    ['Amendment', 'amendment'],
  ] as const)('says of %s what the rubric says now', async (subject, table) => {
    const expression = (name: string) =>
      stand.sql<{ qual: string }>(
        `select pg_get_expr(polqual, polrelid) as qual from pg_policy where polname = ? and polrelid = ?::regclass`,
        [name, table],
      )
    const now = rowSecurityExpression(subject, { organisationId: 'organisation_id' })
    await stand.sql(`create policy twin on ${table} using (${now})`)
    const [[written], [twin]] = [await expression('rubric_read'), await expression('twin')]
    await stand.sql(`drop policy twin on ${table}`)
    expect(written?.qual).toBe(twin?.qual)
  })

  it.each([
    'staffing_packet',
    'packet_participant',
    'packet_cost_tick',
    'packet_snapshot',
    'packet_history',
    'amendment',
  ])('shows nobody anything of %s', async (table) => {
    await approved(stand, here, id)
    const client = new pg.Client({ connectionString: stand.database.url })
    await client.connect()
    connections.push(client)
    expect((await client.query(`select 1 from ${table}`)).rows).toEqual([])
  })

  it('counts for a reader of the packet, and shows its people to nobody else', async () => {
    await approved(stand, here, id)
    expect((await stand.as(here.partner).call(listParticipants, { id })).total).toBe(1)
  })
})
