import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const TOO_SLOW = 'HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n'
const limits = new WeakMap<IncomingMessage, NodeJS.Timeout>()

/**
 * Cuts off a request whose body has not arrived in time. Node knows one limit for all requests, which has to be that of
 * uploads; this one is for everything else. Requests without a body, most of them, have arrived with their headers.
 */
export function limitArrival(server: FastifyInstance, limitMs: number): void {
  server.addHook('onRequest', (request, reply, done) => {
    if (hasBody(request)) {
      const { raw } = request
      limits.set(
        raw,
        setTimeout(() => cutOff(raw, reply.raw), limitMs),
      )
      raw.once('close', () => letArriveSlowly(request))
    }
    done()
  })
}

/** From here on the body may take as long as the server lets any: for a file of somebody who may send one. */
export function letArriveSlowly({ raw }: FastifyRequest): void {
  clearTimeout(limits.get(raw))
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/** The answer may have gone out already: a refusal does not wait for the body. */
function cutOff(raw: IncomingMessage, answer: ServerResponse): void {
  if (raw.complete) return
  if (!answer.headersSent) raw.socket.end(TOO_SLOW)
  raw.destroy()
}
