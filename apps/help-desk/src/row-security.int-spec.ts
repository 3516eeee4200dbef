import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, ROLES, type Caller, type HelpRequestView } from '@isets/contracts'
import { abilityFor, matches, recordFilter, rowSecurityExpression, rowSecuritySettings } from '@isets/policies'
import pg from 'pg'
import { caller, ORGANISATION, OTHER_ORGANISATION, partner, startStand, type HelpDeskStand } from './test/stand.ts'

const { note } = contract.helpDesk
const COLUMNS = { requesterId: 'requester_id', organisationId: 'organisation_id', status: 'status' }
const agent = caller('siu_agent')
const requester = partner()
let stand: HelpDeskStand
let client: pg.Client
let requests: HelpRequestView[]

beforeAll(async () => {
  stand = await startStand()
  client = new pg.Client({ connectionString: stand.database.url })
  await client.connect()
  const neighbour = partner({ organisationId: OTHER_ORGANISATION })
  requests = [await stand.filed(requester), await stand.filed(neighbour), await stand.filed(neighbour)]
  const [first, , escalated] = requests
  await stand.as(agent).call(note, { id: first?.id ?? '', version: 1, html: 'Only for us' })
  await stand.sql(`update help_request set status = 'escalated' where id = ?`, [escalated?.id])
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

const callers = [
  ...ROLES.map((role) => caller(role)),
  ...ROLES.map((role) => caller(role, { userId: requester.userId })),
  ...ROLES.map((role) => caller(role, { assignedOrganisationIds: [ORGANISATION], organisationId: OTHER_ORGANISATION })),
]

describe('row level security, the second wall', () => {
  it('says of requests what the rubric says now', async () => {
    const [row] = await stand.sql<{ qual: string }>(
      `select pg_get_expr(polqual, polrelid) as qual from pg_policy where polname = 'rubric_read'`,
    )
    await stand.sql(`create table twin (like help_request)`)
    await stand.sql(`create policy twin on twin using (${rowSecurityExpression('HelpRequest', COLUMNS)})`)
    const [twin] = await stand.sql<{ qual: string }>(
      `select pg_get_expr(polqual, polrelid) as qual from pg_policy where polname = 'twin'`,
    )
    expect(row?.qual.replaceAll('help_request.', '')).toBe(twin?.qual.replaceAll('twin.', ''))
  })

  it.each(callers)('shows $roles ($name) the requests that the permission table gives', async (who) => {
    const rows = await as<{ id: string }>(who, 'select id from help_request')
    const all = await stand.sql<{ id: string; requester_id: string; organisation_id: string; status: string }>(
      'select id, requester_id, organisation_id, status from help_request',
    )
    const filter = recordFilter(abilityFor(who), 'read', 'HelpRequest')
    const expected = all.filter((one) =>
      matches(filter, { requesterId: one.requester_id, organisationId: one.organisation_id, status: one.status }),
    )
    expect(rows.map(({ id }) => id).toSorted()).toEqual(expected.map(({ id }) => id).toSorted())
  })

  it.each(['help_request', 'message', 'history', 'attachment', 'draft', 'answer_draft', 'read_marker'])(
    'shows nobody anything of %s',
    async (table) => {
      expect(await as(null, `select 1 from ${table}`)).toEqual([])
    },
  )

  it('keeps internal notes and their history from everybody but SIU', async () => {
    const kinds = (who: Caller) => as<{ kind: string }>(who, 'select kind from message order by kind')
    expect((await kinds(requester)).map(({ kind }) => kind)).toEqual(['description'])
    expect((await kinds(caller('super_admin'))).map(({ kind }) => kind)).not.toContain('note')
    expect((await kinds(agent)).map(({ kind }) => kind)).toContain('note')
    expect(await as(requester, `select 1 from history where action = 'noted'`)).toEqual([])
  })

  it('lets nobody file or write in the name of another', async () => {
    const write = `insert into message (id, request_id, kind, author_id, author_name, author_side, html, text, written_at)
      values (gen_random_uuid(), $1, $2, $3, 'X', 'requester', 'x', 'x', now())`
    const [own, foreign] = requests
    const refused = /row-level security/
    await expect(as(requester, write, [own?.id, 'answer', agent.userId])).rejects.toThrow(refused)
    await expect(as(requester, write, [foreign?.id, 'answer', requester.userId])).rejects.toThrow(refused)
    await expect(as(requester, write, [own?.id, 'note', requester.userId])).rejects.toThrow(refused)
    await expect(as(requester, write, [own?.id, 'answer', requester.userId])).resolves.toEqual([])
  })

  it.each(['message', 'history', 'audit_event'])('lets nobody rewrite %s', async (table) => {
    await expect(as(agent, `delete from ${table}`)).rejects.toThrow(/permission denied/)
    await expect(as(agent, `update ${table} set id = id`)).rejects.toThrow(/permission denied/)
  })

  it('asks for nothing that the indexes of the queue do not carry: its counts look at no row', async () => {
    const columnsOf = async (sql: string) => (await stand.sql<{ name: string }>(sql)).map(({ name }) => name)
    const asked = await columnsOf(
      `select distinct a.attname as name from pg_policy p
       join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid and d.refobjid = p.polrelid
       join pg_attribute a on a.attrelid = p.polrelid and a.attnum = d.refobjsubid
       where p.polrelid = 'help_request'::regclass and p.polcmd in ('r', '*') and d.refobjsubid > 0`,
    )
    expect(asked).toContain('requester_id')
    for (const index of ['open_due', 'open_priority', 'due', 'assignee']) {
      const carried = await columnsOf(
        `select attname as name from pg_attribute where attrelid = 'help_request_${index}'::regclass`,
      )
      expect(carried).toEqual(expect.arrayContaining(asked))
    }
  })
})
