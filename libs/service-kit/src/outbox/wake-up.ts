import type { EntityManager } from '@mikro-orm/postgresql'

/** Channel on which relays of all replicas hear that there is something to publish. */
export const OUTBOX_CHANNEL = 'outbox'
const GATHER_MS = 20

const announcing = new WeakMap<object, Promise<void>>()

/**
 * Tells the relay, after the commit, that events wait. Many commits share one NOTIFY: inside the transactions it would
 * make their commits queue behind each other. If it gets lost, the relay's poll finds the rows.
 */
export function announce(em: EntityManager): void {
  const pool = em.config
  if (announcing.has(pool)) return
  announcing.set(
    pool,
    notify(em).finally(() => announcing.delete(pool)),
  )
}

/** Resolves when nothing is about to be announced on the connections of `config`. */
export async function announced(config: EntityManager['config']): Promise<void> {
  await announcing.get(config)
}

async function notify(em: EntityManager): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, GATHER_MS))
  await em
    .fork()
    .execute(`select pg_notify('${OUTBOX_CHANNEL}', '')`)
    .catch(() => undefined) // the poll finds the rows
}
