import { inScope, type Clock } from '@isets/service-kit'
import type { FastifyInstance } from 'fastify'

/** W3C trace context: version, trace id, span id, flags. Anything else is dropped. */
const TRACEPARENT = /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/

/**
 * Gives every request the scope that logs and calls to services take their request id and trace from. After the body is
 * read: its stream would lose the scope.
 */
export function scopeEveryRequest(server: FastifyInstance, clock: Clock): void {
  server.addHook('preHandler', (request, _reply, done) => {
    const traceparent = request.headers['traceparent']
    const traced = typeof traceparent === 'string' && TRACEPARENT.test(traceparent)
    inScope({ service: 'gateway', requestId: request.id, clock, hops: 0, ...(traced && { traceparent }) }, done)
  })
}
