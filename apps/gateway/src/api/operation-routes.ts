import { operations, type RegisteredOperation } from '@isets/contracts'
import { BusClient } from '@isets/service-kit'
import { Injectable } from '@nestjs/common'
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import { Limits } from '../http/limits.ts'
import { Callers } from '../session/callers.ts'
import { EdgeRoutes } from './edge-routes.ts'
import { readIdempotencyKey, readInput } from './read-call.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The operation of the contract that a route serves. */
    operation?: RegisteredOperation
  }
}

/** Operations with a limit of their own: those that send mail to addresses that the caller typed, and look-ups of people. */
const LIMITED: ReadonlyMap<string, 'mail' | 'lookup' | 'question'> = new Map([
  ['help-desk.file', 'mail'],
  ['help-desk.answer', 'mail'],
  ['help-desk.askAsVisitor', 'question'],
  ['ies-exchange.searchIes', 'lookup'],
])

/** Serves every operation of the contract over HTTP: there is no controller per operation. */
@Injectable()
export class OperationRoutes {
  constructor(
    private readonly bus: BusClient,
    private readonly callers: Callers,
    private readonly edge: EdgeRoutes,
    private readonly limits: Limits,
  ) {}

  register(server: FastifyInstance): void {
    for (const operation of operations()) {
      if (operation.audience === 'internal') continue
      server.route({
        method: operation.method as HTTPMethods,
        url: operation.path.replaceAll(/\{(\w+)\}/g, ':$1'),
        config: { operation },
        handler: this.#handlerOf(operation),
      })
    }
  }

  #handlerOf(operation: RegisteredOperation) {
    if (operation.audience === 'web') {
      return async (request: FastifyRequest, reply: FastifyReply) => {
        const json = await this.#forward(operation, request)
        return reply.type('application/json; charset=utf-8').send(json)
      }
    }
    return this.edge.handlerOf(operation.name)
  }

  /** Authenticate, validate, forward with the caller's token. */
  async #forward(operation: RegisteredOperation, request: FastifyRequest): Promise<string> {
    const token = operation.permission === 'anyone' ? undefined : (await this.callers.of(request)).contextToken
    const input = readInput(operation, request)
    const idempotencyKey = readIdempotencyKey(operation, request)
    const limit = LIMITED.get(`${operation.service}.${operation.name}`)
    if (limit !== undefined) await this.limits[limit](request)
    return this.bus.requestJson(operation, input, {
      requestId: request.id,
      ...(token !== undefined && { token }),
      ...(idempotencyKey !== undefined && { idempotencyKey }),
    })
  }
}
