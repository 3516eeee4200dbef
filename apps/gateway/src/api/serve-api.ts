import { LOGGER, SystemClock, type ServiceLogger } from '@isets/service-kit'
import type { INestApplication } from '@nestjs/common'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { GATEWAY_CONFIG, type GatewayConfig } from '../config.ts'
import { requireOwnPage } from '../http/csrf.ts'
import { answerErrors, answerUnknown } from '../http/error-handling.ts'
import { scopeEveryRequest } from '../http/request-scope.ts'
import { ReferenceRoutes } from '../docs/reference-routes.ts'
import { ExportRoutes } from '../export/export-routes.ts'
import { FileRoutes } from '../files/file-routes.ts'
import { LiveRoutes } from '../live/live-routes.ts'
import { OperationRoutes } from './operation-routes.ts'

/** Everything below `/api`: never cached, refusals as JSON, changing requests only from our own pages. */
export async function serveApi(api: FastifyInstance, app: INestApplication): Promise<void> {
  const config = app.get<GatewayConfig>(GATEWAY_CONFIG)
  answerErrors(api, app.get<ServiceLogger>(LOGGER))
  scopeEveryRequest(api, app.get(SystemClock))
  api.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    requireOwnPage(request.method, request.headers, config.PUBLIC_ORIGIN ?? ownOrigin(request))
  })
  app.get(OperationRoutes).register(api)
  app.get(ExportRoutes).register(api)
  app.get(FileRoutes).register(api)
  app.get(LiveRoutes).register(api)
  app.get(ReferenceRoutes).register(api)
  answerUnknown(api)
}

function ownOrigin(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`
}
