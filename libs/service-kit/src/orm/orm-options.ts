import { defineConfig, type Options } from '@mikro-orm/postgresql'
import { Migrator } from '@mikro-orm/migrations'
import { BindingDriver } from './binding-driver.ts'
import { gatherStatements } from './gather-statements.ts'
import { recordTables } from './record-tables.ts'

export interface OrmSettings {
  readonly databaseUrl: string
  /** Entities of the service; the kit's tables are added. */
  readonly entities: NonNullable<Options['entities']>
  /** Folder of the migrations, absolute: `join(import.meta.dirname, 'migrations')`. */
  readonly migrations: string
  /** Connections of this process. Small: the sum over all services must fit the server. */
  readonly poolSize?: number
}

/** ORM configuration that all services share: small pools, bounded waits, migrations with `down` and a snapshot. */
export function ormOptions({ databaseUrl, entities, migrations, poolSize = 5 }: OrmSettings) {
  return defineConfig({
    driver: BindingDriver,
    clientUrl: databaseUrl,
    entities: [...recordTables, ...entities],
    extensions: [Migrator],
    pool: { min: 0, max: poolSize, idleTimeoutMillis: 30_000 },
    driverOptions: {
      connectionTimeoutMillis: 2_000,
      lock_timeout: 3_000,
      idle_in_transaction_session_timeout: 10_000,
      // Many small statements at once: parallel workers and compiled plans cost each of them more than they save. No
      // disk of today has an arm to move: reading here and there costs hardly more than reading on.
      options: '-c max_parallel_workers_per_gather=0 -c jit=off -c random_page_cost=1.1',
      pipeline: true,
      onPoolCreated: gatherStatements,
    },
    timezone: 'UTC',
    logger: () => undefined, // it would print statements with their values; failures reach our log as errors
    migrations: {
      path: migrations,
      pathTs: migrations,
      emit: 'ts',
      snapshot: true,
      snapshotOnMigrate: false,
      snapshotName: '.snapshot',
      dropTables: false,
    },
    discovery: { checkDuplicateTableNames: true },
  })
}
