import { preparedQuery, SystemClock } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import type { Audience } from '../template/mail-template.ts'
import { nextTry } from './back-off.ts'

/** A mail that this process may send until its lease ends. */
export interface ClaimedMail {
  readonly id: string
  readonly messageId: string
  readonly template: string
  readonly recipient: string
  readonly audience: Audience
  readonly answersAs: string | null
  readonly facts: unknown
  readonly attempts: number
}

/** Longer than any attempt can take; after a crash the mail goes out again when it is over. */
export const LEASE_SECONDS = 30

const CLAIM = `
update delivery set state = 'sending', attempts = attempts + 1, due_at = ?
where id in (
  select id from delivery where state in ('queued', 'sending') and due_at <= ?
  order by rank, due_at limit ? for update skip locked
)
returning id, message_id as "messageId", template, recipient, audience,
  answers_as as "answersAs", facts, attempts`

/** `attempts` tells whether the lease is still ours: another claim would have counted one more. */
const MARK_SENT = `
update delivery set state = 'sent', sent_at = ?, due_at = null, last_error = null
from unnest(?::uuid[], ?::int[]) as mail (id, attempts)
where delivery.id = mail.id and state = 'sending' and delivery.attempts = mail.attempts`
const MARK_FAILED = `
update delivery set state = ?, due_at = ?, last_error = ? where id = ? and state = 'sending' and attempts = ?`

/** Moves mails through their states. Each move is one statement, and only the holder of the lease makes it. */
@Injectable()
export class Ledger {
  readonly #em: EntityManager
  readonly #clock: SystemClock

  constructor(em: EntityManager, clock: SystemClock) {
    this.#em = em
    this.#clock = clock
  }

  /** Takes up to `limit` due mails: queued ones, and those whose sender has not come back. Urgent ones first. */
  async claim(limit: number): Promise<ClaimedMail[]> {
    const now = this.#clock.now()
    const lease = new Date(now.getTime() + LEASE_SECONDS * 1_000)
    return preparedQuery<ClaimedMail>(this.#em, CLAIM, [lease, now, limit])
  }

  /** All of a batch in one commit: a commit of its own for each mail would cost the disk more than the mails. */
  async markSent(mails: readonly ClaimedMail[]): Promise<void> {
    if (mails.length === 0) return
    const [ids, attempts] = [mails.map((mail) => mail.id), mails.map((mail) => mail.attempts)]
    await preparedQuery(this.#em, MARK_SENT, [this.#clock.now(), ids, attempts])
  }

  /** Tries again later, or gives up: at once when the server will never take it, else after the last wait. */
  async markFailed({ id, attempts }: ClaimedMail, reason: string, permanent: boolean): Promise<'failed' | 'queued'> {
    const again = permanent ? null : nextTry(attempts, this.#clock.now())
    const state = again === null ? 'failed' : 'queued'
    await preparedQuery(this.#em, MARK_FAILED, [state, again, reason, id, attempts])
    return state
  }
}
