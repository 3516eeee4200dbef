import type { Caller } from '@isets/contracts'
import { importJWK } from 'jose'
import type { PublicKeys } from '../config/service-settings.ts'
import type { Clock } from '../time/clock.ts'
import { verifyContextToken, type VerifiedToken } from './context-token.ts'

/** Tokens kept at once; a full cache is emptied, which costs one verification per caller. */
const CACHE_LIMIT = 5_000

/** Verifies context tokens and remembers a good one until it expires: one signature check per token and service. */
export class TokenVerifier {
  readonly #clock: Clock
  readonly #keys: Promise<ReadonlyMap<string, Awaited<ReturnType<typeof importJWK>>>>
  readonly #verified = new Map<string, VerifiedToken>()

  /** @param clock the system clock: a moved demo clock must not revive or end tokens */
  constructor(keys: PublicKeys, clock: Clock) {
    this.#clock = clock
    this.#keys = Promise.all(keys.keys.map(async (key) => [key.kid, await importJWK(key, 'EdDSA')] as const)).then(
      (pairs) => new Map(pairs),
    )
  }

  /** @throws TokenRefused for a token that is not identity's, not for us, or not valid now. */
  async verify(token: string): Promise<Caller> {
    const known = this.#verified.get(token)
    if (known !== undefined && known.expiresAt > this.#clock.now().getTime()) return known.caller
    this.#verified.delete(token)
    const fresh = await verifyContextToken(token, await this.#keys, this.#clock)
    if (this.#verified.size >= CACHE_LIMIT) this.#verified.clear()
    this.#verified.set(token, fresh)
    return fresh.caller
  }
}
