import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, ROLES, type Role } from '@isets/contracts'
import { demoFeedRows, feedFile } from '@isets/demo'
import { abilityFor, mayEver, rowSecuritySettings } from '@isets/policies'
import { caller } from '@isets/service-kit/testing'
import { Client } from 'pg'
import { startStand, type IesExchangeStand } from './test/stand.ts'

let stand: IesExchangeStand
let client: Client
beforeAll(async () => {
  stand = await startStand({ rowsAtOnce: 50 })
  const [first = {}, ...others] = demoFeedRows(5, '2026-03-02')
  await stand.takeIn(feedFile([{ ...first, zip: 'x' }, ...others]))
  const search = { firstName: 'Acorn', lastName: 'Demo-Archer', zip: '60601' }
  await stand.as(caller('partner')).call(contract.iesExchange.searchIes, search)
  await stand.sql(`insert into staged_row (import_id, line, data) select id, 1, '{}' from feed_import`)
  client = new Client({ connectionString: stand.database.url })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await stand.stop()
})

/** How many rows of a table the service sees while it works for somebody of that role, or for itself. */
async function rowsSeen(table: string, role: Role | null): Promise<number> {
  const settings = role === null ? { 'app.service': 'ies-exchange' } : rowSecuritySettings(caller(role))
  await client.query('begin')
  for (const [name, value] of Object.entries(settings)) {
    await client.query('select set_config($1, $2, true)', [name, value])
  }
  const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${table}`)
  await client.query('rollback')
  return rows[0]?.count ?? 0
}

describe('the second wall of the IES exchange', () => {
  it.each(ROLES)(
    'shows %s the customers only with the right to search, the rest only with the right to watch',
    async (role) => {
      const ability = abilityFor(caller(role))
      const searches = mayEver(ability, 'search', 'IesFeed')
      const watches = mayEver(ability, 'read', 'IesFeed')
      expect((await rowsSeen('ies_customer', role)) > 0).toBe(searches)
      expect((await rowsSeen('row_fault', role)) > 0).toBe(watches)
      expect((await rowsSeen('ies_lookup', role)) > 0).toBe(watches)
      expect(await rowsSeen('staged_row', role)).toBe(0)
    },
  )

  it('shows the service itself everything, and nobody anything', async () => {
    for (const table of ['ies_customer', 'row_fault', 'ies_lookup', 'staged_row']) {
      expect([table, (await rowsSeen(table, null)) > 0]).toEqual([table, true])
      const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${table}`)
      expect(rows[0]?.count).toBe(0)
    }
  })

  it('lets nobody change what was looked up', async () => {
    await expect(client.query('delete from ies_lookup')).rejects.toThrow(/permission denied/)
  })
})
