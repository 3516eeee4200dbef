import { Refusal } from '@isets/contracts'
import { Inject, Injectable } from '@nestjs/common'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { GATEWAY_CONFIG, HTTP_SERVER, type GatewayConfig } from '../config.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Users or addresses remembered at once per limit. */
const REMEMBERED = 20_000

type Limit = ReturnType<FastifyInstance['createRateLimit']>

/** How often somebody may do something. Each limit counts for itself, in this process. */
@Injectable()
export class Limits {
  readonly #signIn: Limit
  readonly #deadSession: Limit
  readonly #user: Limit
  readonly #upload: Limit
  readonly #mail: Limit
  readonly #lookup: Limit
  readonly #question: Limit
  readonly #export: Limit

  constructor(@Inject(HTTP_SERVER) server: FastifyInstance, @Inject(GATEWAY_CONFIG) config: GatewayConfig) {
    const perAddress = { cache: REMEMBERED, timeWindow: MINUTE, keyGenerator: (request: FastifyRequest) => request.ip }
    const perUser = { cache: REMEMBERED, keyGenerator: userOf }
    this.#signIn = server.createRateLimit({ ...perAddress, max: config.RATE_SIGN_IN })
    this.#deadSession = server.createRateLimit({ ...perAddress, max: config.RATE_DEAD_SESSION })
    this.#user = server.createRateLimit({ ...perUser, timeWindow: MINUTE, max: config.RATE_USER })
    this.#upload = server.createRateLimit({ ...perUser, timeWindow: HOUR, max: config.RATE_UPLOAD })
    this.#mail = server.createRateLimit({ ...perUser, timeWindow: HOUR, max: config.RATE_MAIL })
    this.#lookup = server.createRateLimit({ ...perUser, timeWindow: HOUR, max: config.RATE_LOOKUP })
    this.#question = server.createRateLimit({ ...perAddress, timeWindow: HOUR, max: config.RATE_QUESTION })
    this.#export = server.createRateLimit({ ...perUser, timeWindow: HOUR, max: config.RATE_EXPORT })
  }

  /** Counts a sign-in of this address, whether it succeeds or not. @throws Refusal RATE_LIMITED */
  signIn(request: FastifyRequest): Promise<void> {
    return count(this.#signIn, request)
  }

  /** Counts a cookie that is no session: somebody may be guessing. @throws Refusal RATE_LIMITED */
  deadSession(request: FastifyRequest): Promise<void> {
    return count(this.#deadSession, request)
  }

  /** Refuses an address that has shown too many dead sessions, before identity is asked. @throws Refusal RATE_LIMITED */
  deadSessionsSoFar(request: FastifyRequest): Promise<void> {
    return count(this.#deadSession, request, false)
  }

  /** @throws Refusal RATE_LIMITED */
  user(request: FastifyRequest): Promise<void> {
    return count(this.#user, request)
  }

  /** @throws Refusal RATE_LIMITED */
  upload(request: FastifyRequest): Promise<void> {
    return count(this.#upload, request)
  }

  /** Counts a call that sends mail to others. @throws Refusal RATE_LIMITED */
  mail(request: FastifyRequest): Promise<void> {
    return count(this.#mail, request)
  }

  /** Counts a search for a person by name. @throws Refusal RATE_LIMITED */
  lookup(request: FastifyRequest): Promise<void> {
    return count(this.#lookup, request)
  }

  /** Counts a question that somebody without an account asks from this address. @throws Refusal RATE_LIMITED */
  question(request: FastifyRequest): Promise<void> {
    return count(this.#question, request)
  }

  /** @throws Refusal RATE_LIMITED */
  export(request: FastifyRequest): Promise<void> {
    return count(this.#export, request)
  }
}

async function count(limit: Limit, request: FastifyRequest, increment = true): Promise<void> {
  const result = await limit(request, { increment })
  if (!result.isAllowed && result.isExceeded) throw new Refusal('RATE_LIMITED', { retryAfter: result.ttlInSeconds })
}

function userOf(request: FastifyRequest): string {
  if (request.caller === undefined) throw new Error('A limit per user needs a session')
  return request.caller.userId
}
