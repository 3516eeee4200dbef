import { contract, operationOf, Refusal, type ConsentView, type InputOf } from '@isets/contracts'
import { BusClient, LOGGER, type ServiceLogger } from '@isets/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { readIdempotencyKey, readInput } from '../api/read-call.ts'
import { Limits } from '../http/limits.ts'
import { Callers } from './callers.ts'

const { identity, referrals } = contract
const consentOperation = operationOf(identity.consentInOwnLogin)
const NOT_THEIRS = "The sign-in name or the password is not right, or this is not the customer's own login."

/** What customers do with their own login on a screen at which somebody else is signed in. */
@Injectable()
export class OwnLoginRoutes {
  constructor(
    private readonly bus: BusClient,
    private readonly callers: Callers,
    private readonly limits: Limits,
    @Inject(LOGGER) private readonly logger: ServiceLogger,
  ) {}

  /**
   * REF-014: a session of the customer for this one act, which ends with it. Nothing of the login is kept, and the
   * consent is the customer's own, given once however often the page sends it. Guesses are counted like sign-ins.
   */
  async consentInOwnLogin(request: FastifyRequest): Promise<ConsentView> {
    await this.callers.of(request)
    await this.limits.signIn(request)
    const input = readInput(consentOperation, request) as InputOf<typeof identity.consentInOwnLogin>
    const { customerId, email, password, ...consent } = input
    const idempotencyKey = readIdempotencyKey(consentOperation, request)
    const device = (request.headers['user-agent'] ?? '').slice(0, 300)
    const opened = this.bus.call(identity.openSession, { email, password, address: request.ip, device })
    const { sessionToken, view } = await opened.catch(notTheirs)
    try {
      if (view.user.customerId !== customerId) throw notTheirsRefusal()
      const { contextToken } = await this.bus.call(identity.issueContext, { sessionToken, background: false })
      return await this.bus.call(referrals.giveConsent, consent, {
        token: contextToken,
        requestId: request.id,
        ...(idempotencyKey !== undefined && { idempotencyKey }),
      })
    } finally {
      await this.bus.call(identity.closeSession, { sessionToken }).catch((error: unknown) => this.#notEnded(error))
    }
  }

  /** What was given stays given: the session, which nobody has the token of, ends by itself. */
  #notEnded(error: unknown): void {
    this.logger.warn({ err: error }, 'the session of an own login was not ended')
  }
}

/** The same for a wrong password and for the right one of somebody else. */
function notTheirsRefusal(): Refusal {
  return new Refusal('INVALID', { fields: { password: NOT_THEIRS } })
}

function notTheirs(error: unknown): never {
  throw error instanceof Refusal && error.code === 'SIGN_IN_REFUSED' ? notTheirsRefusal() : error
}
