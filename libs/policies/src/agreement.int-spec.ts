import { type Subject, SUBJECTS } from '@isets/contracts'
import { testDatabase, type TestDatabase } from '@isets/testing'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import pg from 'pg'
import { abilityFor } from './ability.ts'
import type { RightsHolder } from './conditions.ts'
import { filterToSql } from './filter-sql.ts'
import { anyCaller, anyRecord } from './fixtures/arbitraries.ts'
import { callerWith, ME } from './fixtures/callers.ts'
import { mayByPlainReading } from './fixtures/plain-reading.ts'
import { recordFilter } from './filter.ts'
import { rowSecurityPolicy, rowSecurityStatement } from './row-security.ts'
import { rubricRows } from './rubric.ts'

const columns = {
  id: 'id',
  userId: 'user_id',
  requesterId: 'requester_id',
  organisationId: 'organisation_id',
  grantedOrganisationIds: 'granted_organisation_ids',
  fromOrganisationId: 'from_organisation_id',
  customerId: 'customer_id',
  status: 'status',
} as const
const readable = SUBJECTS.filter((thing) =>
  rubricRows.some(({ rights }) => rights.some(([action, subject]) => action === 'read' && subject === thing)),
)
const rows = fc.sample(anyRecord, { numRuns: 300, seed: 7 }).map((record, row) => ({ ...record, row }))
const tableOf = (subject: Subject) => `t_${subject.toLowerCase()}`

let database: TestDatabase
let owner: pg.Client
let service: pg.Client

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

async function createTable(subject: Subject): Promise<void> {
  const table = tableOf(subject)
  await owner.query(`create table ${table} (row int primary key, id uuid, user_id uuid, requester_id uuid,
    organisation_id uuid, granted_organisation_ids uuid[], from_organisation_id uuid, customer_id uuid, status text not null)`)
  await owner.query(`grant select on ${table} to public`)
  await owner.query(rowSecurityPolicy(subject, table, columns))
  const values = rows.map((row) => ({
    row: row.row,
    id: row.id,
    user_id: row.userId,
    requester_id: row.requesterId,
    organisation_id: row.organisationId,
    granted_organisation_ids: row.grantedOrganisationIds,
    from_organisation_id: row.fromOrganisationId,
    customer_id: row.customerId,
    status: row.status,
  }))
  const filled = `insert into ${table} select * from json_populate_recordset(null::${table}, $1)`
  await owner.query(filled, [JSON.stringify(values)])
}

beforeAll(async () => {
  database = await testDatabase()
  owner = await connect(database.ownerUrl)
  service = await connect(database.url)
  for (const subject of readable) await createTable(subject)
})

afterAll(async () => {
  await owner?.end()
  await service?.end()
  await database?.drop()
})

async function numbers(client: pg.Client, sql: string, params: unknown[] = []): Promise<number[]> {
  const result = await client.query<{ row: number }>(`${sql} order by row`, params)
  return result.rows.map(({ row }) => row)
}

async function asCaller<T>(caller: RightsHolder, work: () => Promise<T>): Promise<T> {
  await service.query('begin')
  try {
    const settings = rowSecurityStatement(caller)
    await service.query(settings.sql, settings.params)
    return await work()
  } finally {
    await service.query('rollback')
  }
}

async function readNothing(): Promise<void> {
  for (const subject of readable) expect(await numbers(service, `select row from ${tableOf(subject)}`)).toEqual([])
}

describe('on random rows and callers in PostgreSQL', () => {
  it('the SQL filter and row level security show exactly the rows that the table of rights names', async () => {
    let shown = 0
    const property = fc.asyncProperty(anyCaller, async (caller) => {
      await asCaller(caller, async () => {
        for (const subject of readable) {
          const expected = rows.filter((row) => mayByPlainReading(caller, 'read', subject, row)).map(({ row }) => row)
          const filter = filterToSql(recordFilter(abilityFor(caller), 'read', subject), columns)
          const select = `select row from ${tableOf(subject)}`
          const listed = await numbers(owner, `${select} where ${filter.sql}`, filter.params)
          const behindTheWall = await numbers(service, select)
          expect({ subject, listed, behindTheWall }).toEqual({ subject, listed: expected, behindTheWall: expected })
          shown += expected.length
        }
      })
    })
    await fc.assert(property, { numRuns: 60 })
    expect(shown).toBeGreaterThan(0)
  }, 120_000)

  it('the SQL filter of every other right, such as deciding an override, does too', async () => {
    const anyRight = fc.constantFrom(...rubricRows.flatMap(({ rights }) => rights))
    const property = fc.asyncProperty(anyCaller, anyRight, async (caller, [action, subject]) => {
      const expected = rows.filter((row) => mayByPlainReading(caller, action, subject, row)).map(({ row }) => row)
      const filter = filterToSql(recordFilter(abilityFor(caller), action, subject), columns)
      expect(await numbers(owner, `select row from t_helprequest where ${filter.sql}`, filter.params)).toEqual(expected)
    })
    await fc.assert(property, { numRuns: 400 })
    const notOwn = filterToSql(recordFilter(abilityFor(callerWith('idhs_manager')), 'decide', 'CostOverride'), columns)
    const others = rows.filter(({ requesterId }) => requesterId !== null && requesterId !== ME).map(({ row }) => row)
    expect(await numbers(owner, `select row from t_helprequest where ${notOwn.sql}`, notOwn.params)).toEqual(others)
  }, 60_000)

  it('shows no row at all while the settings are unset', async () => {
    const fresh = service
    service = await connect(database.url)
    await readNothing()
    await service.end()
    service = fresh
  })

  it('shows no row on a connection whose last transaction belonged to somebody who sees everything', async () => {
    const all = await asCaller(callerWith('siu_agent'), () => numbers(service, 'select row from t_helprequest'))
    expect(all).toHaveLength(rows.length)
    await readNothing()
  })

  it('cannot be switched off by the service, nor fooled by settings that are no ids', async () => {
    await service.query('set row_security = off')
    await expect(service.query('select row from t_helprequest')).rejects.toThrow('row-level security')
    await service.query('reset row_security')
    const forged = { ...callerWith('partner'), userId: "' or true --" }
    await expect(asCaller(forged, () => numbers(service, 'select row from t_helprequest'))).rejects.toThrow('uuid')
  })
})
