import {
  BusClient,
  connectBus,
  createLogger,
  LOGGER,
  NestLogger,
  SystemClock,
  type ServiceLogger,
} from '@isets/service-kit'
import type { Provider } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { serveApi } from './api/serve-api.ts'
import { AppModule } from './app.module.ts'
import { EVENTS, GATEWAY_CONFIG, HTTP_SERVER, type GatewayConfig } from './config.ts'
import { HealthRoutes } from './health/health-routes.ts'
import { Closing } from './http/closing.ts'
import { answerUnknown } from './http/error-handling.ts'
import { createHttpServer } from './http/http-server.ts'
import { serveWeb } from './web/static-web.ts'

export interface RunningGateway {
  /** Where it listens, without a slash at the end. */
  readonly url: string
  readonly app: NestFastifyApplication
  /** Refuses new requests, ends live updates, finishes what is in flight and closes everything. */
  drain(): Promise<void>
}

/** Starts the gateway without touching the process: what tests and `main.ts` use. */
export async function startGateway(config: GatewayConfig, givenLogger?: ServiceLogger): Promise<RunningGateway> {
  const logger = givenLogger ?? createLogger('gateway', config.LOG_LEVEL)
  const clock = new SystemClock()
  const connection = await connectBus('gateway', config, logger)
  const server = await createHttpServer(config)
  const closing = new Closing(server.server)
  const parts: Provider[] = [
    { provide: GATEWAY_CONFIG, useValue: config },
    { provide: HTTP_SERVER, useValue: server },
    { provide: EVENTS, useValue: connection },
    { provide: LOGGER, useValue: logger },
    { provide: SystemClock, useValue: clock },
    { provide: BusClient, useValue: new BusClient(connection, clock, config) },
  ]
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(parts), new FastifyAdapter(server), {
    logger: new NestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  })
  const health = app.get(HealthRoutes)
  health.register(server)
  await server.register((api) => serveApi(api, app), { prefix: '/api' })
  if (config.WEB_DIR !== undefined) await serveWeb(server, config.WEB_DIR, logger)
  answerUnknown(server)
  await app.listen(config.PORT, config.HOST)
  const leave = async () => {
    health.leave()
    await closing.during(() => app.close())
    await connection.drain()
  }
  let leaving: Promise<void> | undefined
  const drain = () => (leaving ??= leave())
  return { url: (await app.getUrl()).replace(/\/$/, ''), app, drain }
}
