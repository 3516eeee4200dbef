import pg from 'pg'
import type { RunningSystem } from './running-system.ts'
import { SERVICES, type Service } from './services.ts'

/** The databases of the services, as their owner. */
export type Databases = Readonly<Record<Service, pg.Pool>>

/** A pool for each database; a connection that its server cuts is not an error of ours. */
export function openDatabases(system: Pick<RunningSystem, 'databaseUrl'>): { databases: Databases } & AsyncDisposable {
  const pools = SERVICES.map((service): [Service, pg.Pool] => {
    const pool = new pg.Pool({ connectionString: system.databaseUrl(service), max: 4 })
    pool.on('error', () => undefined)
    return [service, pool]
  })
  return {
    databases: Object.fromEntries(pools) as Record<Service, pg.Pool>,
    [Symbol.asyncDispose]: async () => void (await Promise.all(pools.map(([, pool]) => pool.end()))),
  }
}
