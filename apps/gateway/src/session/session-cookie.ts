import { Inject, Injectable } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { GATEWAY_CONFIG, type GatewayConfig } from '../config.ts'

const TOKEN = /^[\w-]{40,100}$/

/**
 * The cookie that holds the opaque session token: never readable by script, never sent by other sites' forms, gone
 * with the browser (no Max-Age). Over HTTPS its `__Host-` name ties it to this host.
 */
@Injectable()
export class SessionCookie {
  readonly name: string
  readonly #options: { path: '/'; httpOnly: true; sameSite: 'lax'; secure: boolean }

  constructor(@Inject(GATEWAY_CONFIG) config: Pick<GatewayConfig, 'COOKIE_SECURE'>) {
    const secure = config.COOKIE_SECURE
    this.name = secure ? '__Host-sid' : 'sid'
    this.#options = { path: '/', httpOnly: true, sameSite: 'lax', secure }
  }

  /** The session token of a request, if it has the form of one. */
  read(request: FastifyRequest): string | undefined {
    const token = request.cookies[this.name]
    return token !== undefined && TOKEN.test(token) ? token : undefined
  }

  write(reply: FastifyReply, token: string): void {
    if (!TOKEN.test(token)) throw new Error('Identity gave something that is no session token')
    reply.setCookie(this.name, token, this.#options)
  }

  clear(reply: FastifyReply): void {
    reply.clearCookie(this.name, this.#options)
  }
}
