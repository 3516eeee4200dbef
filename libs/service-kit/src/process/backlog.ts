import type { EntityManager } from '@mikro-orm/postgresql'
import { Inject, Injectable } from '@nestjs/common'
import { Job } from '../jobs/job.ts'
import type { ServiceLogger } from '../log/logger.ts'
import { LOGGER } from './tokens.ts'

interface Sign {
  readonly name: string
  /** Above it the service is degraded. */
  readonly limit: number
  readonly count: () => Promise<number>
}

export interface Backlog {
  /** Signs that are above their limit. The service still works; somebody should look. */
  readonly degraded: readonly string[]
  readonly signs: Readonly<Record<string, number>>
}

/** Seconds for which the oldest event has waited to be published: by the primary key, which goes by time. */
const OUTBOX_LAG = `select coalesce(extract(epoch from now() - (
  select created_at from outbox where published_at is null order by id limit 1)), 0)::int as n`
const DEAD_LETTERS = 'select count(*)::int as n from dead_letter where redriven_at is null'
/** The relay publishes within seconds; a minute means that the bus or its stream takes nothing. */
const LAG_LIMIT_SECONDS = 60

/** What piles up in a service without stopping it. */
@Injectable()
export class Backlogs {
  readonly #signs: Sign[] = []

  /** Counts what an app of its own kind has besides: `backlogs.watch({ name: 'failedMail', limit: 0, count })`. */
  watch(sign: Sign): void {
    this.#signs.push(sign)
  }

  async read(): Promise<Backlog> {
    const counted = await Promise.all(this.#signs.map(async (sign) => ({ ...sign, n: await sign.count() })))
    return {
      degraded: counted.filter(({ n, limit }) => n > limit).map(({ name }) => name),
      signs: Object.fromEntries(counted.map(({ name, n }) => [name, n])),
    }
  }
}

/** Says once a minute, in the log that operators watch, what has piled up. */
@Injectable()
export class BacklogWatch {
  readonly #backlogs: Backlogs
  readonly #logger: ServiceLogger

  constructor(backlogs: Backlogs, @Inject(LOGGER) logger: ServiceLogger) {
    this.#backlogs = backlogs
    this.#logger = logger
  }

  @Job('watch-backlog', { everySeconds: 60 })
  async tell(): Promise<number> {
    const { degraded, signs } = await this.#backlogs.read()
    for (const name of degraded)
      this.#logger.error({ code: name, count: signs[name] }, 'degraded: somebody should look')
    return 0
  }
}

/** What every service has: events that wait to go out, events that could not be applied. */
export function watchRecords(backlogs: Backlogs, em: EntityManager): void {
  const counting = (statement: string) => async () => {
    const [row] = await em.fork().execute<{ n: number }[]>(statement)
    return row?.n ?? 0
  }
  backlogs.watch({ name: 'outboxLagSeconds', limit: LAG_LIMIT_SECONDS, count: counting(OUTBOX_LAG) })
  backlogs.watch({ name: 'deadLetters', limit: 0, count: counting(DEAD_LETTERS) })
}
