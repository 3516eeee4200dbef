import { PassThrough } from 'node:stream'
import { Refusal, type EventDefinition } from '@isets/contracts'
import { LOGGER, type ServiceLogger } from '@isets/service-kit'
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GATEWAY_CONFIG, type GatewayConfig } from '../config.ts'
import { EventFeed } from '../events/event-feed.ts'
import { Callers } from '../session/callers.ts'
import { LiveAudience, REFETCH, type Listener } from './live-audience.ts'
import { LIVE_EVENTS, type LiveEvent } from './update-for.ts'

/** Bytes that may wait for a slow page. */
const BACKLOG = 64 * 1024

/** `GET /api/live`: server-sent events, each one checked against the listener's own rights. */
@Injectable()
export class LiveRoutes implements OnModuleInit {
  #heartbeat: NodeJS.Timeout | undefined

  constructor(
    private readonly callers: Callers,
    private readonly audience: LiveAudience,
    private readonly feed: EventFeed,
    @Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig,
    @Inject(LOGGER) private readonly logger: ServiceLogger,
  ) {}

  onModuleInit(): void {
    for (const [name, definition] of Object.entries(LIVE_EVENTS)) this.#pass(name, definition)
    this.feed.onGap(() => this.audience.announce(REFETCH))
    this.#heartbeat = setInterval(() => void this.audience.beat(this.logger), this.config.HEARTBEAT_MS)
  }

  register(api: FastifyInstance): void {
    api.get('/live', (request, reply) => this.#open(request, reply))
    // Before the server waits for open answers to finish: these never would.
    api.addHook('preClose', async () => {
      clearInterval(this.#heartbeat)
      this.audience.endAll()
    })
  }

  #pass(name: string, definition: EventDefinition): void {
    this.feed.listen(definition, (payload, { id }) => this.audience.tell(id, { name, payload } as LiveEvent))
  }

  async #open(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { caller } = await this.callers.of(request, true)
    if (this.audience.countOf(caller.userId) >= this.config.LIVE_PER_USER) {
      throw new Refusal('RATE_LIMITED', { retryAfter: 30, reason: 'Too many pages of yours are open.' })
    }
    const stream = new PassThrough()
    const page: Listener = {
      caller,
      send: (message) => stream.writableEnded || stream.write(message) || stream.writableLength < BACKLOG,
      end: (lastWords) => void stream.end(lastWords),
      renew: async () => {
        page.caller = (await this.callers.again(request)).caller
      },
    }
    this.audience.join(page)
    stream.once('close', () => this.audience.leave(page))
    // Whoever comes back has missed something: nothing is kept, the page reads its lists again.
    const resumed = request.headers['last-event-id'] !== undefined
    stream.write(`retry: 3000\n\n${resumed ? REFETCH : ': welcome\n\n'}`)
    return reply.headers({ 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' }).send(stream)
  }
}
