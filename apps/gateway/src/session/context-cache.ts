import { createHash } from 'node:crypto'
import { contract, Refusal, type Caller, type OutputOf } from '@isets/contracts'
import { BusClient, SystemClock, type Clock } from '@isets/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { GATEWAY_CONFIG, type GatewayConfig } from '../config.ts'

type Issued = OutputOf<typeof contract.identity.issueContext>

/** A caller as identity vouches for: the signed token goes with every call, the rest is for the gateway's own use. */
export interface CallerContext {
  readonly contextToken: string
  readonly caller: Caller
}

interface Entry {
  readonly context: Promise<CallerContext>
  readonly until: number
  /** Whether identity has counted this as activity of the user. */
  readonly counted: boolean
  sessionId?: string
}

type Limits = Pick<GatewayConfig, 'CONTEXT_SECONDS' | 'CONTEXT_CACHE_SIZE'>

/**
 * Context tokens by session, so that identity is asked once in 45 seconds and not at every request. Keyed by the hash
 * of the session token; the oldest leave when it is full; an ended session leaves at once.
 */
@Injectable()
export class ContextCache {
  readonly #entries = new Map<string, Entry>()

  /** @param clock the system clock: a moved demo clock must not revive or end sessions */
  constructor(
    @Inject(BusClient) private readonly bus: Pick<BusClient, 'call'>,
    @Inject(SystemClock) private readonly clock: Clock,
    @Inject(GATEWAY_CONFIG) private readonly limits: Limits,
  ) {}

  get size(): number {
    return this.#entries.size
  }

  /**
   * The context of a session. `background` work (polling, live updates) does not keep the session alive: only a
   * request that a person caused makes identity count it as activity.
   * @throws Refusal UNAUTHENTICATED when the session is over
   */
  async of(sessionToken: string, background: boolean): Promise<CallerContext> {
    const key = hashOf(sessionToken)
    const known = this.#entries.get(key)
    const serves = known !== undefined && known.until > this.#now() && (background || known.counted)
    if (serves) {
      this.#keep(key, known)
      return known.context
    }
    return this.#ask(key, sessionToken, background)
  }

  /** Whether this session was good a moment ago. */
  has(sessionToken: string): boolean {
    return this.#entries.get(hashOf(sessionToken))?.sessionId !== undefined
  }

  /** Forgets one session: it was signed out here. */
  forget(sessionToken: string): void {
    this.#entries.delete(hashOf(sessionToken))
  }

  /** Forgets ended sessions. @param ids session ids as the caller's context has them */
  end(ids: ReadonlySet<string>): void {
    for (const [key, entry] of this.#entries) {
      // An entry still being fetched may be of an ended session: asking once more costs little.
      if (entry.sessionId === undefined || ids.has(entry.sessionId)) this.#entries.delete(key)
    }
  }

  /** Forgets everything, when news of ended sessions may have been missed. */
  clear(): void {
    this.#entries.clear()
  }

  async #ask(key: string, sessionToken: string, background: boolean): Promise<CallerContext> {
    const asked = this.bus.call(contract.identity.issueContext, { sessionToken, background })
    const entry: Entry = {
      context: asked,
      until: this.#now() + this.limits.CONTEXT_SECONDS * 1000,
      counted: !background,
    }
    this.#keep(key, entry)
    try {
      const issued: Issued = await asked
      entry.sessionId = issued.caller.sessionId
      return issued
    } catch (error) {
      if (this.#entries.get(key) === entry) this.#entries.delete(key)
      throw error
    }
  }

  #keep(key: string, entry: Entry): void {
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    if (this.#entries.size <= this.limits.CONTEXT_CACHE_SIZE) return
    const [oldest] = this.#entries.keys()
    if (oldest !== undefined) this.#entries.delete(oldest)
  }

  #now(): number {
    return this.clock.now().getTime()
  }
}

/** @throws Refusal UNAUTHENTICATED when there is no session */
export function required(sessionToken: string | undefined): string {
  if (sessionToken === undefined) throw new Refusal('UNAUTHENTICATED')
  return sessionToken
}

/** A memory dump or a log line must not hold live sessions. */
function hashOf(sessionToken: string): string {
  return createHash('sha256').update(sessionToken).digest('base64url')
}
