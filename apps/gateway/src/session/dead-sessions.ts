import { Refusal } from '@isets/contracts'
import { Injectable } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { Limits } from '../http/limits.ts'
import { ContextCache } from './context-cache.ts'

/** Bounds what somebody can make identity do who sends cookie after cookie. */
@Injectable()
export class DeadSessions {
  constructor(
    private readonly contexts: ContextCache,
    private readonly limits: Limits,
  ) {}

  /**
   * What identity answers about a session. Each one that turns out to be over counts against the address; an address
   * that has shown too many is refused before identity is asked, unless the session was good a moment ago.
   * @throws Refusal UNAUTHENTICATED when the session is over; RATE_LIMITED
   */
  async counted<T>(request: FastifyRequest, sessionToken: string, ask: () => Promise<T>): Promise<T> {
    if (!this.contexts.has(sessionToken)) await this.limits.deadSessionsSoFar(request)
    try {
      return await ask()
    } catch (error) {
      if (isOver(error)) await this.limits.deadSession(request)
      throw error
    }
  }

  /**
   * Counts a session that nobody here knows, for a question that identity answers alike for living and dead ones.
   * @throws Refusal RATE_LIMITED
   */
  async countUnknown(request: FastifyRequest, sessionToken: string): Promise<void> {
    if (!this.contexts.has(sessionToken)) await this.limits.deadSession(request)
  }
}

/** Whether identity has said that a session is over. */
export function isOver(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'UNAUTHENTICATED'
}
