import { SERVICES, type Service } from '@isets/testing'
import type { Databases } from './scenario.ts'

const EVERYWHERE = {
  'events not yet published': 'outbox where published_at is null',
  'events not digested': 'dead_letter where redriven_at is null',
}
const OF_ONE: Partial<Record<Service, Readonly<Record<string, string>>>> = {
  notifier: {
    'mails queued': `delivery where state = 'queued'`,
    'mails being sent': `delivery where state = 'sending'`,
    'mails given up': `delivery where state = 'failed'`,
  },
}

/** What is still on its way, by name; all zero when everything has caught up. Empty while a database is coming back. */
export async function underway(databases: Databases): Promise<Readonly<Record<string, number>>> {
  try {
    const counts = SERVICES.flatMap((service) =>
      Object.entries({ ...EVERYWHERE, ...OF_ONE[service] }).map(async ([name, from]): Promise<[string, number]> => {
        const { rows } = await databases[service].query<{ count: string }>(`select count(*) as count from ${from}`)
        return [`${service}: ${name}`, Number(rows[0]?.count ?? 0)]
      }),
    )
    return Object.fromEntries(await Promise.all(counts))
  } catch {
    return {}
  }
}

export function isCalm(state: Readonly<Record<string, number>>): boolean {
  return Object.keys(state).length > 0 && Object.values(state).every((count) => count === 0)
}
