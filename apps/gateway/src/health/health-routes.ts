import { Inject, Injectable } from '@nestjs/common'
import type { NatsConnection } from '@nats-io/nats-core'
import type { FastifyInstance } from 'fastify'
import { EVENTS } from '../config.ts'

const CHECK_LIMIT_MS = 500

/** `/livez`: the process turns. `/readyz`: the bus answers within 500 ms and we are not leaving. */
@Injectable()
export class HealthRoutes {
  #leaving = false

  constructor(@Inject(EVENTS) private readonly connection: NatsConnection) {}

  /** From now on not ready: the balancer sends new requests elsewhere. */
  leave(): void {
    this.#leaving = true
  }

  register(server: FastifyInstance): void {
    const options = { logLevel: 'silent' as const }
    server.get('/livez', options, async (_request, reply) => {
      reply.header('cache-control', 'no-store')
      return { alive: true }
    })
    server.get('/readyz', options, async (_request, reply) => {
      const failing = [...(this.#leaving ? ['accepting'] : []), ...((await this.#busAnswers()) ? [] : ['bus'])]
      reply.header('cache-control', 'no-store').code(failing.length === 0 ? 200 : 503)
      return { ready: failing.length === 0, failing }
    })
  }

  async #busAnswers(): Promise<boolean> {
    const late = new Promise<false>((resolve) => setTimeout(resolve, CHECK_LIMIT_MS, false).unref())
    const answered = this.connection.flush().then(
      () => true,
      () => false,
    )
    return Promise.race([answered, late])
  }
}
