import { Refusal, type contract, type OutputOf, type SessionView } from '@isets/contracts'
import {
  Clock,
  CONTEXT_TOKEN_SECONDS,
  recordAudit,
  signContextToken,
  SystemClock,
  transactional,
  type SigningKey,
} from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Inject, Injectable } from '@nestjs/common'
import { SESSION_LIMITS, SIGNING_KEY } from '../settings.ts'
import { endSessions } from './session-end.ts'
import { endsOf, hasRunOut, type SessionLimits } from './session-limits.ts'
import { tokenHash } from './session-token.ts'
import { sessionView } from './session.view.ts'
import { callerOf, findSignedIn, type SignedIn } from './signed-in.ts'

/** Sessions between sign-in and sign-out: who it is, how long still, and the end. */
@Injectable()
export class SessionService {
  readonly #em: EntityManager
  readonly #realClock: SystemClock
  readonly #businessClock: Clock
  readonly #limits: SessionLimits
  readonly #key: SigningKey

  constructor(
    em: EntityManager,
    realClock: SystemClock,
    businessClock: Clock,
    @Inject(SESSION_LIMITS) limits: SessionLimits,
    @Inject(SIGNING_KEY) key: SigningKey,
  ) {
    this.#em = em
    this.#realClock = realClock
    this.#businessClock = businessClock
    this.#limits = limits
    this.#key = key
  }

  /** Proves to the services who is calling, for 60 seconds. What a person causes counts as activity (IDN-006). */
  async issueContext(token: string, background: boolean): Promise<OutputOf<typeof contract.identity.issueContext>> {
    const session = await this.#open(token, !background)
    const caller = callerOf(session)
    const expiresAt = new Date(this.#realClock.now().getTime() + CONTEXT_TOKEN_SECONDS * 1000)
    return {
      contextToken: await signContextToken(caller, this.#key, this.#realClock),
      expiresAt: expiresAt.toISOString(),
      caller,
      idleEndsAt: endsOf(session, this.#limits).idleEndsAt.toISOString(),
    }
  }

  /** The session for its own browser; looking at the time left does not extend it, `renew` does (IDN-007). */
  async view(token: string, renew: boolean): Promise<SessionView> {
    const session = await this.#open(token, renew)
    return sessionView(session, this.#limits, this.#businessClock.now(), this.#realClock.now())
  }

  /** Ends the session at once. Ending one that has ended is no error. */
  async close(token: string): Promise<void> {
    const hash = tokenHash(token)
    await transactional(this.#em, null, async (tx) => {
      const session = await findSignedIn(tx, hash)
      if (session === null) return
      await endSessions(tx, { tokenHash: hash }, 'sign-out', this.#realClock.now())
      recordAudit(tx, { action: 'signOut', objectType: 'Account', objectId: session.userId, by: callerOf(session) })
    })
  }

  /** @throws Refusal UNAUTHENTICATED when there is no such session or it is over */
  async #open(token: string, active: boolean): Promise<SignedIn> {
    const session = await findSignedIn(this.#em, tokenHash(token))
    const now = this.#realClock.now()
    if (session === null || hasRunOut(session, this.#limits, now)) throw new Refusal('UNAUTHENTICATED')
    if (!active) return session
    await this.#em.execute(
      'update session set last_active_at = greatest(last_active_at, ?) where id = ? and ended_at is null',
      [now, session.sessionId],
      'run',
    )
    return { ...session, lastActiveAt: now }
  }
}
