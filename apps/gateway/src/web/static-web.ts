import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import { Refusal } from '@isets/contracts'
import type { ServiceLogger } from '@isets/service-kit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendRefusal } from '../http/refusal-reply.ts'

/** Names that change with their content may stay in every cache for a year; the page that names them may not. */
const FOR_EVER = 'public, max-age=31536000, immutable'
const ASSETS = '/assets/'

/**
 * The built web app: files as they are (packed beforehand when a `.br` or `.gz` lies beside them), and the page itself
 * for every other address, because the app routes in the browser.
 */
export async function serveWeb(server: FastifyInstance, webDir: string, logger: ServiceLogger): Promise<void> {
  const root = resolve(webDir)
  if (!existsSync(join(root, 'index.html'))) {
    return logger.error('WEB_DIR has no index.html: only the API is served until the web app is built')
  }
  await server.register(fastifyStatic, {
    root,
    wildcard: false,
    globIgnore: ['**/*.br', '**/*.gz', '**/*.map', 'index.html'],
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const hashed = path.startsWith(join(root, ASSETS))
      reply.header('cache-control', hashed ? FOR_EVER : 'no-cache')
    },
  })
  server.route({ method: ['GET', 'HEAD'], url: '/*', handler: page })
}

function page(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (request.url.startsWith(ASSETS)) return sendRefusal(reply, new Refusal('NOT_FOUND'))
  return reply.sendFile('index.html')
}
