import { Job, SystemClock } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'

const KEPT_DAYS = 30
const FORGET = `update delivery set facts = '{}' where state = 'sent' and sent_at < ? and facts <> '{}'`

/** NOTIF-018: that a mail went out is worth knowing for long, what it said is not. */
@Injectable()
export class Forgetting {
  readonly #em: EntityManager
  readonly #clock: SystemClock

  constructor(em: EntityManager, clock: SystemClock) {
    this.#em = em
    this.#clock = clock
  }

  @Job('forget-sent-mail', { everySeconds: 3_600 })
  async forgetSent(): Promise<number> {
    const before = new Date(this.#clock.now().getTime() - KEPT_DAYS * 86_400_000)
    await this.#em.execute(FORGET, [before], 'run')
    return 0
  }
}
