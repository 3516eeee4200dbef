import { createHash } from 'node:crypto'
import { SystemClock, transactional } from '@isets/service-kit'
import { EntityManager, LockMode } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { SignInThrottle } from './sign-in-throttle.entity.ts'
import { admit } from './sign-in-throttle.ts'

/** Counts sign-in attempts per address. A count is committed before the password is looked at, and survives a crash. */
@Injectable()
export class ThrottleService {
  readonly #em: EntityManager
  readonly #clock: SystemClock

  constructor(em: EntityManager, clock: SystemClock) {
    this.#em = em
    this.#clock = clock
  }

  /** Whether one more attempt for this address may be looked at now. */
  async admit(email: string): Promise<boolean> {
    const accountKey = keyOf(email)
    const now = this.#clock.now()
    return transactional(this.#em, null, async (tx) => {
      // Locks the row also when it is there: a success at the same time would take it away again.
      await tx.execute(
        `insert into sign_in_throttle (account_key, failures, window_started_at, locks) values (?, 0, ?, 0)
         on conflict (account_key) do update set account_key = excluded.account_key`,
        [accountKey, now],
      )
      const throttle = await tx.findOneOrFail(SignInThrottle, { accountKey }, { lockMode: LockMode.PESSIMISTIC_WRITE })
      const { admitted, state } = admit({ ...throttle, lockedUntil: throttle.lockedUntil ?? null }, now)
      tx.assign(throttle, state)
      return admitted
    })
  }

  /** After a success nothing is held against the account. */
  async forget(email: string): Promise<void> {
    await this.#em.nativeDelete(SignInThrottle, { accountKey: keyOf(email) })
  }
}

/** The table never holds what was typed: people type passwords into the address field. */
function keyOf(email: string): string {
  return createHash('sha256').update(email).digest('base64url')
}
