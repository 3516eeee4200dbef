import { contract, operationOf, type InputOf, type OutputOf, type SessionView } from '@isets/contracts'
import { BusClient } from '@isets/service-kit'
import { Injectable } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { readInput } from '../api/read-call.ts'
import { Limits } from '../http/limits.ts'
import { ContextCache, required } from './context-cache.ts'
import { DeadSessions, isOver } from './dead-sessions.ts'
import { SessionCookie } from './session-cookie.ts'

const { identity } = contract
type Edge = 'signIn' | 'current' | 'renew' | 'signOut'
type Answer = SessionView | OutputOf<typeof identity.signOut>
const signInOperation = operationOf(identity.signIn)

/**
 * Operations that the gateway answers by itself (audience `edge`): it holds the cookie, and the session token never
 * reaches the page.
 */
@Injectable()
export class SessionRoutes implements Record<Edge, (request: FastifyRequest, reply: FastifyReply) => Promise<Answer>> {
  constructor(
    private readonly bus: BusClient,
    private readonly cookie: SessionCookie,
    private readonly contexts: ContextCache,
    private readonly deadSessions: DeadSessions,
    private readonly limits: Limits,
  ) {}

  /** Opens a session under a new id; the one that the browser held before ends. */
  async signIn(request: FastifyRequest, reply: FastifyReply): Promise<SessionView> {
    await this.limits.signIn(request)
    const { email, password, newPassword } = readInput(signInOperation, request) as InputOf<typeof identity.signIn>
    const replaces = this.cookie.read(request)
    const { sessionToken, view } = await this.bus.call(identity.openSession, {
      email,
      password,
      ...(newPassword !== undefined && { newPassword }),
      address: request.ip,
      device: (request.headers['user-agent'] ?? '').slice(0, 300),
      ...(replaces !== undefined && { replaces }),
    })
    if (replaces !== undefined) this.contexts.forget(replaces)
    this.cookie.write(reply, sessionToken)
    return view
  }

  async current(request: FastifyRequest, reply: FastifyReply): Promise<SessionView> {
    return this.#view(request, reply, false)
  }

  async renew(request: FastifyRequest, reply: FastifyReply): Promise<SessionView> {
    return this.#view(request, reply, true)
  }

  /** Ends the session at once. Signing out twice is no error. @throws Refusal RATE_LIMITED */
  async signOut(request: FastifyRequest, reply: FastifyReply): Promise<OutputOf<typeof identity.signOut>> {
    const sessionToken = this.cookie.read(request)
    if (sessionToken !== undefined) {
      await this.deadSessions.countUnknown(request, sessionToken)
      this.contexts.forget(sessionToken)
      await this.bus.call(identity.closeSession, { sessionToken }).catch(unlessOver)
    }
    this.cookie.clear(reply)
    return { done: true }
  }

  async #view(request: FastifyRequest, reply: FastifyReply, renew: boolean): Promise<SessionView> {
    const sessionToken = required(this.cookie.read(request))
    try {
      return await this.deadSessions.counted(request, sessionToken, () =>
        this.bus.call(identity.viewSession, { sessionToken, renew }),
      )
    } catch (error) {
      if (isOver(error)) this.cookie.clear(reply)
      throw error
    }
  }
}

function unlessOver(error: unknown): void {
  if (!isOver(error)) throw error
}
