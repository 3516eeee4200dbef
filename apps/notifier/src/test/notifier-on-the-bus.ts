import { jetstream } from '@nats-io/jetstream'
import type { NatsConnection } from '@nats-io/nats-core'
import { v7 } from 'uuid'
import { eventSubject, type Caller, type EventDefinition, type PayloadOf, type Role } from '@isets/contracts'
import { connectBus, type Clock } from '@isets/service-kit'
import { startStand } from '@isets/service-kit/testing'
import { startMailSink } from '@isets/testing'
import { notifierModule } from '../app.module.ts'
import { notifierOrm } from '../orm.ts'
import { settingsFor } from './mail-desk.ts'

/** Services whose events become mail. */
const SPEAKERS = ['help-desk', 'identity', 'referrals', 'casework', 'billing', 'ies-exchange'] as const

/** The whole service on a bus, a database and a mail server of its own. Other services speak through `tell`. */
export async function notifierOnTheBus(clock?: Clock) {
  const sink = await startMailSink()
  const module = notifierModule(settingsFor(sink.url))
  const stand = await startStand({
    name: 'notifier',
    module,
    eventWaits: [20, 20],
    ...notifierOrm,
    ...(clock && { clock }),
  })
  const { nats } = stand
  const connections: Record<string, NatsConnection> = {}
  for (const service of SPEAKERS) {
    const address = { NATS_URL: nats.url, NATS_PASSWORD: nats.credentialsFor(service).pass }
    connections[service] = await connectBus(service, address)
  }

  /** Publishes an event as its service would; the stream itself is kept from recognising a repeat. */
  async function tell<Event extends EventDefinition>(definition: Event, payload: PayloadOf<Event>, facts: Facts = {}) {
    const { id = v7(), aggregateId = v7(), aggregateVersion = 1 } = facts
    const { type, service } = definition
    const connection = connections[service]
    if (connection === undefined) throw new Error(`${service} does not speak here`)
    const envelope = { id, type, service, aggregateId, aggregateVersion, occurredAt: '2026-03-02T15:00:00Z', payload }
    await jetstream(connection).publish(eventSubject(definition, aggregateId), JSON.stringify(envelope), {
      msgID: v7(),
    })
    return id
  }

  return {
    ...stand,
    sink,
    tell,
    stop: async () => {
      for (const connection of Object.values(connections)) await connection.close()
      await stand.stop()
      await sink.stop()
    },
  }
}

interface Facts {
  readonly id?: string
  readonly aggregateId?: string
  readonly aggregateVersion?: number
}

/** Somebody of this role. */
export function callerWith(role: Role): Caller {
  return {
    userId: '00000000-0000-4000-8000-000000000001',
    sessionId: 'test',
    name: 'Maple Demo-Tester',
    email: 'maple.demo-tester@isets.example',
    roles: [role],
    organisationId: '00000000-0000-4000-8000-000000000002',
    organisationName: 'Prairie Demo Works',
    subGranteeIds: [],
    assignedOrganisationIds: [],
  }
}
