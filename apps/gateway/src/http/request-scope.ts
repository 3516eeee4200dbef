import { tracedUntil, type Clock } from '@isets/service-kit'
import type { FastifyInstance } from 'fastify'

/** W3C trace context: version, trace id, span id, flags. Anything else is dropped. */
const TRACEPARENT = /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/

/**
 * Gives every request the scope that logs and calls to services take their request id and trace from, and a span that
 * ends with the answer. After the body is read: its stream would lose the scope.
 */
export function scopeEveryRequest(server: FastifyInstance, clock: Clock): void {
  server.addHook('preHandler', (request, reply, done) => {
    const traceparent = request.headers['traceparent']
    const traced = typeof traceparent === 'string' && TRACEPARENT.test(traceparent)
    const scope = { service: 'gateway', requestId: request.id, clock, hops: 0, ...(traced && { traceparent }) }
    tracedUntil(`${request.method} ${request.routeOptions.url ?? ''}`, scope, (end) => {
      reply.raw.once('close', () => end(reply.statusCode >= 500))
      done()
    })
  })
}
