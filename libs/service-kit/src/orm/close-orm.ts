import type { MikroORM } from '@mikro-orm/postgresql'
import { announced } from '../outbox/wake-up.ts'

/** Closes all connections, after the last announcement: one that asks a closing pool for a connection never ends. */
export async function closeOrm(orm: MikroORM): Promise<void> {
  await announced(orm.config)
  await orm.close(true)
}
