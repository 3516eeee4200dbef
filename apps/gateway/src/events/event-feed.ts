import { EventEnvelope, type EventDefinition, type PayloadOf } from '@isets/contracts'
import { LOGGER, type ServiceLogger } from '@isets/service-kit'
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import type { Msg, NatsConnection } from '@nats-io/nats-core'
import { EVENTS } from '../config.ts'

/**
 * Events as they pass on the bus, for every gateway process. They are hints here (drop a cache, refresh a list), so no
 * consumer keeps a place for us; when the connection was away, listeners hear of the gap and act as if all had changed.
 */
@Injectable()
export class EventFeed implements OnModuleInit {
  readonly #gapListeners: (() => void)[] = []
  /** All that is listened to. The gateway's rights on the bus name the same subjects. */
  readonly subjects: string[] = []

  constructor(
    @Inject(EVENTS) private readonly connection: NatsConnection,
    @Inject(LOGGER) private readonly logger: ServiceLogger,
  ) {}

  onModuleInit(): void {
    void this.#watchConnection()
  }

  /** Calls `hear` for every event of this kind from now on. */
  listen<Definition extends EventDefinition>(
    definition: Definition,
    hear: (payload: PayloadOf<Definition>, envelope: EventEnvelope) => void,
  ): void {
    const subject = `evt.${definition.service}.v1.${definition.type}.>`
    const callback = (error: Error | null, message: Msg) => {
      const event = error === null ? read(definition, message) : undefined
      if (event !== undefined) hear(event.payload as PayloadOf<Definition>, event.envelope)
      else this.logger.warn({ subject, err: error }, 'event not understood')
    }
    this.connection.subscribe(subject, { callback })
    this.subjects.push(subject)
  }

  /** Calls `act` when events may have been missed. */
  onGap(act: () => void): void {
    this.#gapListeners.push(act)
  }

  async #watchConnection(): Promise<void> {
    for await (const status of this.connection.status()) {
      if (status.type === 'reconnect') for (const act of this.#gapListeners) act()
    }
  }
}

function read(definition: EventDefinition, message: Msg) {
  const envelope = EventEnvelope.safeParse(parsed(message))
  const payload = envelope.success ? definition.payload.safeParse(envelope.data.payload) : undefined
  return envelope.success && payload?.success ? { envelope: envelope.data, payload: payload.data } : undefined
}

function parsed(message: Msg): unknown {
  try {
    return message.json()
  } catch {
    return undefined
  }
}
