import type { ServerResponse } from 'node:http'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import { Refusal, type Caller } from '@isets/contracts'
import { fastify, type FastifyInstance } from 'fastify'
import { v7 } from 'uuid'
import type { GatewayConfig } from '../config.ts'
import { refusalBody } from './refusal-reply.ts'
import { limitArrival } from './request-arrival.ts'
import { securityHeaders } from './security-headers.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set as soon as the session is known. */
    caller: Caller | undefined
  }
}

/** The HTTP server with everything that holds for all routes: limits of size and time, security headers, cookies. */
export async function createHttpServer(config: GatewayConfig): Promise<FastifyInstance> {
  const server = fastify({
    bodyLimit: config.BODY_LIMIT,
    requestTimeout: Math.max(config.REQUEST_TIMEOUT_MS, config.UPLOAD_TIMEOUT_MS), // the longest of all; see limitArrival
    keepAliveTimeout: 72_000,
    http: {
      headersTimeout: config.HEADERS_TIMEOUT_MS,
      maxHeaderSize: 16 * 1024,
      connectionsCheckingInterval: 1000,
    },
    trustProxy: config.TRUST_PROXY ?? false,
    genReqId: () => v7(),
    routerOptions: { maxParamLength: 200 },
    exposeHeadRoutes: false,
    frameworkErrors: (_error, _request, reply) => answerUnreadable(reply.raw),
  })
  server.decorateRequest('caller', undefined)
  await server.register(helmet, securityHeaders(config.COOKIE_SECURE))
  await server.register(cookie)
  await server.register(rateLimit, { global: false })
  await server.register(multipart, {
    limits: { files: 1, fields: 4, fieldSize: 1024, fieldNameSize: 100, parts: 5, headerPairs: 20 },
  })
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    done(request.url.length > config.URL_LIMIT ? new Refusal('TOO_LARGE') : undefined)
  })
  limitArrival(server, config.REQUEST_TIMEOUT_MS)
  return server
}

/** For an address that cannot be decoded, which no hook sees. It is not echoed: it may hold what somebody typed. */
function answerUnreadable(response: ServerResponse): void {
  response.writeHead(400, { 'content-type': 'application/json', 'x-content-type-options': 'nosniff' })
  response.end(JSON.stringify(refusalBody(new Refusal('INVALID'), true)))
}
