import { asAdmin } from '../postgres/roles.ts'
import { eventsInFlight } from '../nats/event-stream.ts'
import { eventually } from '../time/eventually.ts'
import type { RunningSystem } from './running-system.ts'
import { SERVICES } from './services.ts'

const DEMO_DATA_MS = 600_000

/**
 * Waits until all services know what the others told: nothing is left to publish and nothing to apply. Thousands of
 * facts of the demo data need some seconds.
 * @throws Error when events are still on their way after ten minutes
 */
export async function factsTakenIn(system: RunningSystem): Promise<void> {
  // An applied event may lead to another one: it is in its outbox before its cause is acknowledged.
  const none = async () => (await eventsInFlight(system.nats)) === 0 && (await unpublished(system)) === 0
  await eventually(async () => (await none()) && (await none()), { timeout: DEMO_DATA_MS, every: 500 })
}

async function unpublished(system: RunningSystem): Promise<number> {
  const counts = SERVICES.map((service) =>
    asAdmin(system.databaseUrl(service), async (client) => {
      const { rows } = await client.query<{ count: string }>(
        'select count(*) as count from outbox where published_at is null',
      )
      return Number(rows[0]?.count ?? 0)
    }),
  )
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}
