import { Clock, Job } from '@isets/service-kit'
import { lastSlot, localDateOf, nextSlot } from '@isets/rules'
import { LockMode } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { QueueingService } from '../delivery/queueing.service.ts'
import { dailyFacts, weeklyFacts } from './composing.ts'
import { dailyDigest, weeklySummary } from './digest-facts.ts'
import { Digest } from './digest.entity.ts'
import { DIGEST_TIMES } from './schedule.ts'

/** Places of one run; the job runs again at once while there are more. */
const AT_ONCE = 20

/**
 * Sends the digests of pending referrals (NOTIF-001 to NOTIF-003). One run is one transaction: the mails of a day and
 * the next due time are both written, or neither. The key of each mail names the day, so that no day is told twice even
 * when a place in the schedule is set back. After a standstill the last day that has come is told, late and once.
 */
@Injectable()
export class DigestService {
  readonly #em: EntityManager
  readonly #clock: Clock
  readonly #queueing: QueueingService

  constructor(em: EntityManager, clock: Clock, queueing: QueueingService) {
    this.#em = em
    this.#clock = clock
    this.#queueing = queueing
  }

  @Job('send-digests', { everySeconds: 2 })
  async sendDue(): Promise<number> {
    const now = this.#clock.now()
    const due = await this.#em.find(
      Digest,
      { dueAt: { $lte: now } },
      { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE, orderBy: { dueAt: 'asc' }, limit: AT_ONCE },
    )
    for (const digest of due) {
      await this.#tell(digest, now)
      digest.dueAt = nextSlot(now, DIGEST_TIMES[digest.kind])
    }
    return due.length
  }

  async #tell({ kind, subjectId }: Digest, now: Date): Promise<void> {
    const day = localDateOf(lastSlot(now, DIGEST_TIMES[kind]))
    const { service, type } = kind === 'daily' ? dailyDigest : weeklySummary
    const payload = await (kind === 'daily' ? dailyFacts : weeklyFacts)(this.#em, subjectId, day, now)
    if (payload === null) return
    const about = { aggregateId: subjectId, aggregateVersion: 1, occurredAt: now.toISOString() }
    await this.#queueing.queue({ id: `${type}/${subjectId}/${day}`, type, service, payload, ...about })
  }
}
