import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { demoFeedRows, feedFile } from '@isets/demo'
import { eventually } from '@isets/testing'
import { Client } from 'pg'
import { startStand, type IesExchangeStand } from '../test/stand.ts'

const ROWS = [...demoFeedRows(120, '2026-03-02')]

let stand: IesExchangeStand
beforeAll(async () => {
  stand = await startStand({ rowsAtOnce: 10 })
})
afterAll(() => stand.stop())

/** Ends every connection of the service in the middle of what it is doing, as the end of its process does. */
async function cutOff(): Promise<void> {
  const client = new Client({ connectionString: stand.database.url })
  await client.connect()
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`,
  )
  await client.end()
}

/** Keeps everybody from writing to a table until it is released. */
async function hold(table: string): Promise<{ release(): Promise<void> }> {
  const client = new Client({ connectionString: stand.database.ownerUrl })
  await client.connect()
  await client.query(`begin; lock table ${table} in share mode`)
  return { release: () => client.end() }
}

async function cursors() {
  const [row] = await stand.sql<{ status: string; line_cursor: number; apply_cursor: number }>(
    'select status, line_cursor, apply_cursor from feed_import order by uploaded_at desc, id desc limit 1',
  )
  return row
}

describe('an import that is killed', () => {
  it('IES-020 goes on where it was, in another process, and does nothing twice', async () => {
    const blocked = await hold('ies_customer')
    const { id } = await stand.upload(feedFile(ROWS))
    await eventually(async () => (await cursors())?.status === 'applying')
    await cutOff()
    await blocked.release()
    await stand.service.drain()
    await stand.replica()
    expect(await stand.settled(id, ['finished'])).toMatchObject({
      status: 'finished',
      rows: 120,
      added: 120,
      changed: 0,
      rejected: 0,
    })
    const [told] = await stand.sql(
      `select count(*)::int as customers, count(distinct c->>'customerId')::int as different
       from outbox, jsonb_array_elements(payload->'customers') c where type = 'ies-customers-changed'`,
    )
    expect(told).toEqual({ customers: 120, different: 120 })
  })

  it('IES-020 goes on in the middle of reading and of applying, however often it is cut off', async () => {
    const changed = ROWS.map((row) => ({ ...row, phone: '312-555-0100' }))
    const { id } = await stand.upload(feedFile([...changed, { ...ROWS[0], individual_number: '1' }]))
    let cuts = 0
    const seen = new Set<string>()
    await eventually(
      async () => {
        const now = await cursors()
        const place = `${now?.status} ${now?.line_cursor} ${now?.apply_cursor}`
        if (!seen.has(place) && cuts < 8) {
          seen.add(place)
          cuts += 1
          await cutOff()
        }
        return now?.status === 'finished'
      },
      { timeout: 40_000, every: 5 },
    )
    expect(cuts).toBeGreaterThan(2)
    expect(await stand.settled(id, ['finished'])).toMatchObject({
      rows: 121,
      added: 0,
      changed: 120,
      unchanged: 0,
      rejected: 1,
    })
    const versions = await stand.sql('select distinct version from ies_customer')
    expect(versions).toEqual([{ version: 2 }])
  })
})
