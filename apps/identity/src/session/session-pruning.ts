import { Job, SystemClock } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'

const DAY_MS = 86_400_000
const SESSIONS_KEPT_DAYS = 90
const THROTTLES_KEPT_DAYS = 1

/** Forgets sessions that ended long ago (the audit keeps who signed in) and failures that no longer count. */
@Injectable()
export class SessionPruning {
  readonly #em: EntityManager
  readonly #clock: SystemClock

  constructor(em: EntityManager, clock: SystemClock) {
    this.#em = em
    this.#clock = clock
  }

  @Job('prune-sessions', { everySeconds: 3_600 })
  async prune(): Promise<number> {
    const daysAgo = (days: number) => new Date(this.#clock.now().getTime() - days * DAY_MS)
    await this.#em.execute('delete from session where opened_at < ?', [daysAgo(SESSIONS_KEPT_DAYS)], 'run')
    const over = daysAgo(THROTTLES_KEPT_DAYS)
    await this.#em.execute('delete from sign_in_throttle where window_started_at < ?', [over], 'run')
    return 0
  }
}
