import { eventsInFlight } from '../nats/event-stream.ts'
import type { Databases } from './open-databases.ts'
import type { RunningSystem } from './running-system.ts'
import { SERVICES, type Service } from './services.ts'
import { disagreements } from './shared-facts.ts'

const EVERYWHERE = {
  'events not published': 'outbox where published_at is null',
  'events not digested': 'dead_letter where redriven_at is null',
}
const OF_ONE: Partial<Record<Service, Readonly<Record<string, string>>>> = {
  notifier: {
    'mails queued': `delivery where state = 'queued'`,
    'mails being sent': `delivery where state = 'sending'`,
    'mails given up': `delivery where state = 'failed'`,
  },
}

/**
 * What has not come to rest, in words: events and mails on their way, and services that hold something else than the
 * owner of a fact. Empty when everything has caught up.
 * @throws Error while a server is away
 */
export async function unsettled(system: Pick<RunningSystem, 'nats'>, databases: Databases): Promise<string[]> {
  // An applied event may lead to another one: it is in its outbox before its cause is acknowledged.
  for (let look = 1; look <= 2; look++) {
    const moving = [...(await given(system)), ...(await waiting(databases))]
    if (moving.length > 0) return moving
  }
  return disagreements(databases)
}

async function given({ nats }: Pick<RunningSystem, 'nats'>): Promise<string[]> {
  const count = await eventsInFlight(nats)
  return count === 0 ? [] : [`${count} × events not applied`]
}

async function waiting(databases: Databases): Promise<string[]> {
  const found = SERVICES.flatMap((service) =>
    Object.entries({ ...EVERYWHERE, ...OF_ONE[service] }).map(async ([what, from]) => {
      const { rows } = await databases[service].query<{ count: string }>(`select count(*) as count from ${from}`)
      const count = Number(rows[0]?.count ?? 0)
      return count === 0 ? [] : [`${service}: ${count} × ${what}`]
    }),
  )
  return (await Promise.all(found)).flat()
}
