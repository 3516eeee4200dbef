import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { jetstream } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import type pg from 'pg'
import { testDatabase, testNats, testPostgres } from './jest/test-servers.ts'
import { startPostgres } from './postgres/start-postgres.ts'
import { asAdmin } from './postgres/roles.ts'
import { eventually } from './time/eventually.ts'

/** Rows of one statement in a connection of its own. */
async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  return asAdmin(url, async (client: pg.Client) => (await client.query(sql)).rows)
}

describe('a test database', () => {
  it('lets the service change rows and nothing else, and shuts other services out', async () => {
    await using database = await testDatabase()
    await ask(database.ownerUrl, 'create table note (id int generated always as identity primary key, body text)')
    await ask(database.url, `insert into note (body) values ('called back')`)

    expect(await ask(database.url, 'select body from note')).toEqual([{ body: 'called back' }])
    await expect(ask(database.url, 'drop table note')).rejects.toThrow('must be owner')
    await expect(ask(database.url, 'create table mine (id int)')).rejects.toThrow('permission denied')
    const foreign = testPostgres().appUrl(database.name, 'isets_notifier')
    await expect(ask(foreign, 'select 1')).rejects.toThrow('permission denied for database')
  })

  it('is a copy of its template, with the same rights', async () => {
    await using template = await testDatabase()
    await ask(template.ownerUrl, `create table note as select 'from the template' as body`)
    await using copy = await testDatabase({ template: template.name })

    expect(await ask(copy.url, 'select body from note')).toEqual([{ body: 'from the template' }])
    await ask(copy.ownerUrl, 'create table later (id int)')
    expect(await ask(copy.url, 'select * from later')).toEqual([])
  })

  it('gives services roles that are not above row level security', async () => {
    const roles = await ask(
      testPostgres().adminUrl,
      `select count(*)::int as n from pg_roles where rolname like 'isets%' and (rolsuper or rolbypassrls or rolcreaterole)`,
    )
    expect(roles).toEqual([{ n: 0 }])
  })
})

describe('startPostgres', () => {
  it('keeps what was committed when the server is killed under its users and started again', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'isets-keeping-'))
    try {
      await using postgres = await startPostgres({ dir, secret: 'kept' })
      await postgres.createDatabase('isets_help_desk')
      await ask(postgres.ownerUrl('isets_help_desk'), 'create table kept as select 42 as answer')
      const interrupted = ask(postgres.appUrl('isets_help_desk'), 'select pg_sleep(60)').catch(() => 'interrupted')
      await postgres.kill()
      expect(await interrupted).toBe('interrupted')

      await postgres.restart()
      expect(await ask(postgres.appUrl('isets_help_desk'), 'select answer from kept')).toEqual([{ answer: 42 }])
      expect(await ask(postgres.adminUrl, 'show fsync')).toEqual([{ fsync: 'on' }])
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  })
})

describe('startNats', () => {
  it('comes back on the same port with its events after it is killed', async () => {
    await using nats = await testNats()
    const connection = await connect({ servers: nats.url, ...nats.credentialsFor('help-desk'), reconnectTimeWait: 50 })
    await jetstream(connection).publish('evt.help-desk.v1.filed.1', '{}')
    const { pid, url } = nats
    await nats.kill()
    await nats.restart()

    expect(nats.pid).not.toBe(pid)
    expect(nats.url).toBe(url)
    const again = () => jetstream(connection).publish('evt.help-desk.v1.filed.1', '{}', { msgID: 'two', timeout: 300 })
    expect((await eventually(again)).seq).toBe(2)
    await connection.close()
    await nats.stop()
    expect(existsSync(nats.storeDir)).toBe(false)
  })
})
