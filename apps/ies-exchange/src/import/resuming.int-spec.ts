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

/** Breaks the next transaction that writes a row of this kind, once: a sequence does not go back with it. */
async function breakOnce(table: string, when: string): Promise<() => Promise<number>> {
  await stand.sql(`create sequence breaks_of_${table}; grant usage on breaks_of_${table} to public`)
  await stand.sql(`create function break_${table}() returns trigger language plpgsql as $$ begin
    if ${when} and nextval('breaks_of_${table}') = 1 then raise 'cut off'; end if; return new; end $$`)
  await stand.sql(
    `create trigger break before insert or update on ${table} for each row execute function break_${table}()`,
  )
  return async () => Number((await stand.sql<{ n: string }>(`select last_value as n from breaks_of_${table}`))[0]?.n)
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

  it('IES-020 goes on in the middle of reading and in the middle of applying', async () => {
    const changed = ROWS.map((row) => ({ ...row, phone: '312-555-0100' }))
    const inTheMiddle = ROWS[70]?.['individual_number'] ?? ''
    const read = await breakOnce('staged_row', 'new.line = 56')
    const applied = await breakOnce('ies_customer', `new.individual_number = '${inTheMiddle}'`)
    const { id } = await stand.upload(feedFile([...changed, { ...ROWS[0], individual_number: '1' }]))
    expect(await stand.settled(id, ['finished'])).toMatchObject({
      ...{ rows: 121, added: 0, changed: 120, unchanged: 0, rejected: 1 },
    })
    expect(await read()).toBeGreaterThan(1)
    expect(await applied()).toBeGreaterThan(1)
    expect(await stand.sql('select distinct version from ies_customer')).toEqual([{ version: 2 }])
  })
})
