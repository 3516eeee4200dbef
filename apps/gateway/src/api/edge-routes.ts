import { Injectable } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { CustomerAccountRoutes } from '../session/customer-account-routes.ts'
import { OwnLoginRoutes } from '../session/own-login-routes.ts'
import { SessionRoutes } from '../session/session-routes.ts'

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

/** Operations of audience `edge`, which the gateway answers by itself, by their names. */
@Injectable()
export class EdgeRoutes {
  readonly #handlers: ReadonlyMap<string, Handler>

  constructor(session: SessionRoutes, ownLogin: OwnLoginRoutes, accounts: CustomerAccountRoutes) {
    this.#handlers = new Map<string, Handler>([
      ['signIn', (request, reply) => session.signIn(request, reply)],
      ['current', (request, reply) => session.current(request, reply)],
      ['renew', (request, reply) => session.renew(request, reply)],
      ['signOut', (request, reply) => session.signOut(request, reply)],
      ['consentInOwnLogin', (request) => ownLogin.consentInOwnLogin(request)],
      ['searchCustomerAccount', (request) => accounts.searchCustomerAccount(request)],
      ['resetCustomerPassword', (request) => accounts.resetCustomerPassword(request)],
    ])
  }

  /** @throws Error at the start for an operation that nobody answers */
  handlerOf(name: string): Handler {
    const handler = this.#handlers.get(name)
    if (handler === undefined) throw new Error(`The gateway does not know how to answer ${name}`)
    return handler
  }
}
