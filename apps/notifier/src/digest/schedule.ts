import { Clock } from '@isets/service-kit'
import { DAILY_DIGEST, nextSlot, WEEKLY_SUMMARY, type DigestTimes } from '@isets/rules'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import type { DigestKind } from './digest.entity.ts'

/** When which digest goes out (TMR-028, TMR-029). */
export const DIGEST_TIMES = { daily: DAILY_DIGEST, weekly: WEEKLY_SUMMARY } as const satisfies Record<
  DigestKind,
  DigestTimes
>
const ADD = `insert into digest (kind, subject_id, due_at) values (?, ?, ?) on conflict do nothing`

/** Gives organisations and provider managers their place in the schedule. */
@Injectable()
export class Schedule {
  readonly #em: EntityManager
  readonly #clock: Clock

  constructor(em: EntityManager, clock: Clock) {
    this.#em = em
    this.#clock = clock
  }

  /** From the next slot on; who has a place keeps it. */
  async add(kind: DigestKind, subjectId: string): Promise<void> {
    await this.#em.execute(ADD, [kind, subjectId, nextSlot(this.#clock.now(), DIGEST_TIMES[kind])], 'run')
  }
}
