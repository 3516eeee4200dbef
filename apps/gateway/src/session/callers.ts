import { Injectable } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { Limits } from '../http/limits.ts'
import { ContextCache, required, type CallerContext } from './context-cache.ts'
import { DeadSessions } from './dead-sessions.ts'
import { SessionCookie } from './session-cookie.ts'

/** Work that no person caused just now: polling and refreshing. It does not keep the session alive. */
export function isBackground(request: FastifyRequest): boolean {
  return request.headers['x-background'] === '1'
}

/** Knows who sent a request. */
@Injectable()
export class Callers {
  constructor(
    private readonly cookie: SessionCookie,
    private readonly contexts: ContextCache,
    private readonly deadSessions: DeadSessions,
    private readonly limits: Limits,
  ) {}

  /**
   * The caller of a request, counted against the caller's rate.
   * @throws Refusal UNAUTHENTICATED without a living session; RATE_LIMITED
   */
  async of(request: FastifyRequest, background = isBackground(request)): Promise<CallerContext> {
    const token = required(this.cookie.read(request))
    const context = await this.deadSessions.counted(request, token, () => this.contexts.of(token, background))
    request.caller = context.caller
    await this.limits.user(request)
    return context
  }

  /** The caller of a request that is still open, as of now. @throws Refusal UNAUTHENTICATED when the session is over */
  async again(request: FastifyRequest): Promise<CallerContext> {
    return this.contexts.of(required(this.cookie.read(request)), true)
  }
}
