import { Job, SystemClock } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'

const SENT_DAYS = 30
/** Time enough to find out why a mail failed and to send it again. */
const FAILED_DAYS = 90
const FORGET_SENT = `update delivery set facts = '{}' where state = 'sent' and sent_at < ? and facts <> '{}'`
const FORGET_FAILED = `update delivery set facts = '{}' where state = 'failed' and queued_at < ? and facts <> '{}'`

/** NOTIF-018: that a mail went out, or did not, is worth knowing for long; what it said is not. */
@Injectable()
export class Forgetting {
  readonly #em: EntityManager
  readonly #clock: SystemClock

  constructor(em: EntityManager, clock: SystemClock) {
    this.#em = em
    this.#clock = clock
  }

  @Job('forget-mail', { everySeconds: 3_600 })
  async forget(): Promise<number> {
    await this.#em.execute(FORGET_SENT, [this.#daysAgo(SENT_DAYS)], 'run')
    await this.#em.execute(FORGET_FAILED, [this.#daysAgo(FAILED_DAYS)], 'run')
    return 0
  }

  #daysAgo(days: number): Date {
    return new Date(this.#clock.now().getTime() - days * 86_400_000)
  }
}
