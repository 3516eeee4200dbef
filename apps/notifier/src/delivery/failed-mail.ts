import { Backlogs, SystemClock } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Delivery } from './delivery.entity.ts'

/** Mail that was given up counts as degraded, until somebody sends it again; after a day it is history. */
const FRESH_MS = 86_400_000

/** Lets those who watch over the services see that mail fails: mail cannot tell them. */
@Injectable()
export class FailedMail implements OnModuleInit {
  readonly #em: EntityManager
  readonly #clock: SystemClock
  readonly #backlogs: Backlogs

  constructor(em: EntityManager, clock: SystemClock, backlogs: Backlogs) {
    this.#em = em
    this.#clock = clock
    this.#backlogs = backlogs
  }

  onModuleInit(): void {
    this.#backlogs.watch({ name: 'failedMail', limit: 0, count: () => this.#count() })
  }

  #count(): Promise<number> {
    const queuedAt = { $gt: new Date(this.#clock.now().getTime() - FRESH_MS) }
    return this.#em.fork().count(Delivery, { state: 'failed', queuedAt })
  }
}
