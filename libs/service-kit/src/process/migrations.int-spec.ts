import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from '@jest/globals'
import { CHECKOUT, SERVICES, testDatabase, type SystemService } from '@isets/testing'
import { MikroORM } from '@mikro-orm/postgresql'
import { closeOrm } from '../orm/close-orm.ts'
import { ormOptions, type OrmSettings } from '../orm/orm-options.ts'

type Tables = Omit<OrmSettings, 'databaseUrl'>

/** Everything that a migration can make, in words that compare. */
const EVERYTHING = `
select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' '
  || coalesce(column_default, '') as what
  from information_schema.columns where table_schema = 'public'
union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
  from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
union all select 'policy ' || tablename || ' ' || policyname || ' ' || coalesce(qual, '') || ' ' || coalesce(with_check, '')
  from pg_policies where schemaname = 'public'
union all select 'row security ' || relname from pg_class
  where relnamespace = 'public'::regnamespace and relrowsecurity
union all select 'trigger ' || tgrelid::regclass || ' ' || tgname from pg_trigger where not tgisinternal
union all select 'function ' || oid::regprocedure from pg_proc where pronamespace = 'public'::regnamespace
  and not exists (select from pg_depend d where d.objid = pg_proc.oid and d.deptype = 'e')
union all select 'sequence ' || sequencename from pg_sequences where schemaname = 'public'
union all select 'grant ' || table_name || ' ' || privilege_type from information_schema.role_table_grants
  where table_schema = 'public' and grantee = 'isets_service'
order by 1`
/** The list of migrations itself stays. */
const KEPT = /\bmikro_orm_migrations/

async function schemaOf(orm: MikroORM): Promise<string[]> {
  const rows = await orm.em.fork().execute<{ what: string }[]>(EVERYTHING)
  return rows.map(({ what }) => what).filter((what) => !KEPT.test(what))
}

/** The `orm.ts` of a service: its only export says its entities and where its migrations are. */
async function tablesOf(service: SystemService): Promise<Tables> {
  const file = join(CHECKOUT, 'apps', service, 'src/orm.ts')
  const [tables] = Object.values((await import(pathToFileURL(file).href)) as Record<string, Tables>)
  if (tables === undefined) throw new Error(`${file} exports nothing`)
  return tables
}

describe('the migrations', () => {
  it.each(SERVICES)('of %s go up, down to nothing, and up again to the same', async (service) => {
    const tables = await tablesOf(service)
    await using database = await testDatabase()
    const orm = await MikroORM.init(ormOptions({ ...tables, databaseUrl: database.ownerUrl, poolSize: 1 }))
    try {
      const applied = await orm.migrator.up()
      expect(applied.map(({ name }) => `${name.replace(/\.ts$/, '')}.ts`)).toEqual(
        readdirSync(tables.migrations)
          .filter((name) => name.startsWith('Migration'))
          .toSorted(),
      )
      const made = await schemaOf(orm)
      await orm.migrator.down({ to: 0 })
      expect(await schemaOf(orm)).toEqual([])
      await orm.migrator.up()
      expect(await schemaOf(orm)).toEqual(made)
    } finally {
      await closeOrm(orm)
    }
  })
})
