import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, ROLES, type Caller } from '@isets/contracts'
import { abilityFor, matches, recordFilter, rowSecurityExpression, rowSecuritySettings } from '@isets/policies'
import pg from 'pg'
import { asked, management, organisationNote, written } from '../test/notes.ts'
import { caller, ORGANISATION, OTHER_ORGANISATION, partner, startStand, type CaseworkStand } from '../test/stand.ts'

const { writeOrganisationNote, decideDeletion } = contract.casework
const author = partner()
const TABLES = ['case_note', 'case_note_copy', 'organisation_note', 'organisation_note_copy']
let stand: CaseworkStand
let client: pg.Client
let shown: string
let deleted: string
let waiting: string

beforeAll(async () => {
  stand = await startStand()
  client = new pg.Client({ connectionString: stand.database.url })
  await client.connect()
  const customerId = await stand.customer({ granted: [ORGANISATION] })
  shown = (await written(stand, author, customerId)).id
  deleted = (await written(stand, author, customerId)).id
  const request = await asked(stand, author, deleted)
  await stand
    .as(management())
    .call(decideDeletion, { id: request, version: 1, decision: 'approved', note: 'It is one.' })
  waiting = await asked(stand, author, shown)
  await stand.sql(`insert into organisation (id, name) values (?, 'Prairie Demo Works')`, [ORGANISATION])
  await stand.as(author).call(writeOrganisationNote, organisationNote())
  await stand.sql(`insert into case_note_copy values (?, ?, 'X')`, [shown, author.userId])
  await stand.sql(`insert into organisation_note_copy select id, ?, 'X' from organisation_note`, [author.userId])
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
    const { rows, rowCount } = await client.query<Row>(statement, values)
    return Object.assign(rows, { changed: rowCount ?? 0 })
  } finally {
    await client.query('rollback')
  }
}

describe('NOTE-010 the database', () => {
  it.each(TABLES)('lets no service change or delete a row of %s', async (table) => {
    await expect(as(management(), `update ${table} set ${column(table)}`)).rejects.toThrow(/permission denied/)
    await expect(as(management(), `delete from ${table}`)).rejects.toThrow(/permission denied/)
  })

  it.each(TABLES)('refuses a change of %s even to the owner of the tables', async (table) => {
    for (const statement of [
      `update ${table} set ${column(table)}`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ]) {
      await expect(stand.sql(statement)).rejects.toThrow(/never changed or deleted/)
    }
  })

  it('NOTE-017 keeps a decided request as it is, and never removes one', async () => {
    const never = /decided once/
    await expect(
      stand.sql(`update deletion_request set decision_note = 'Other' where status = 'approved'`),
    ).rejects.toThrow(never)
    await expect(stand.sql('delete from deletion_request')).rejects.toThrow(never)
    await expect(
      stand.sql(`update deletion_request set explanation = 'Other' where id = ?`, [waiting]),
    ).rejects.toThrow(never)
  })
})

const DECIDE = `update deletion_request set status = 'approved', decided_by_id = $2, decided_by_name = 'X', decided_at = now(),
  decision_note = 'x' where id = $1`

describe('NOTE-014 the database lets decide', () => {
  const decides = async (who: Caller) => (await as(who, DECIDE, [waiting, who.userId])).changed
  it('IDHS management with super-user access, and nobody else', async () => {
    expect(await decides(management())).toBe(1)
    for (const role of ROLES)
      expect([role, await decides(caller(role, { organisationId: ORGANISATION }))]).toEqual([role, 0])
  })

  it('nobody the own request, whatever they are', async () => {
    expect(await decides(management({ userId: author.userId }))).toBe(0)
    await expect(stand.sql(DECIDE.replaceAll(/\$\d/g, '?'), [author.userId, waiting])).rejects.toThrow(/never_own/)
  })
})

describe('row level security of notes', () => {
  const ids = async (who: Caller) => (await as<{ id: string }>(who, 'select id from case_note')).map(({ id }) => id)

  it('NOTE-017 shows a deleted note to super users only, for the report', async () => {
    expect(await ids(author)).toEqual([shown])
    expect(await ids(caller('workforce_development'))).toEqual([shown])
    expect((await ids(caller('super_admin'))).toSorted()).toEqual([shown, deleted].toSorted())
  })

  it('IDN-015 shows nothing to a provider without access, to other roles and to nobody', async () => {
    expect(await ids(partner({ organisationId: OTHER_ORGANISATION }))).toEqual([])
    for (const role of ['siu_agent', 'idhs_manager', 'auditor', 'customer'] as const)
      expect(await ids(caller(role))).toEqual([])
    for (const table of [...TABLES, 'deletion_request', 'team_member']) {
      expect(await as(null, `select 1 from ${table}`)).toHaveLength(0)
    }
  })

  it('lets nobody write in the name of another', async () => {
    const insert = `insert into case_note (id, customer_id, contact_on, contact_type, data, analysis, plan, author_id,
      author_name, written_at, out_of_order) select gen_random_uuid(), customer_id, contact_on, contact_type, data, analysis,
      plan, $1, 'X', now(), false from case_note where id = $2`
    await expect(as(author, insert, [author.userId, shown])).resolves.toMatchObject({ changed: 1 })
    await expect(as(author, insert, [management().userId, shown])).rejects.toThrow(/row-level security/)
  })

  it('says of notes about organisations what the rubric says now', async () => {
    const policyOf = async (table: string) =>
      (
        await stand.sql<{ qual: string }>(
          `select pg_get_expr(polqual, polrelid) as qual from pg_policy where polname = 'rubric_read' and polrelid = ?::regclass`,
          [table],
        )
      )[0]?.qual
    await stand.sql('create table twin (like organisation_note)')
    await stand.sql(
      `create policy rubric_read on twin using (${rowSecurityExpression('OrganisationNote', { organisationId: 'organisation_id' })})`,
    )
    expect(await policyOf('organisation_note')).toBe(await policyOf('twin'))
    for (const role of ROLES) {
      const who = caller(role, { organisationId: ORGANISATION })
      const may = matches(recordFilter(abilityFor(who), 'read', 'OrganisationNote'), { organisationId: ORGANISATION })
      expect([role, (await as(who, 'select 1 from organisation_note')).length]).toEqual([role, may ? 1 : 0])
    }
  })
})

/** A harmless change of some column. */
function column(table: string): string {
  return table.endsWith('copy') ? `name = 'Y'` : `author_name = 'Y'`
}
