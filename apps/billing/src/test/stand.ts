import { eventSubject, type EventDefinition } from '@isets/contracts'
import { startStand as startServiceStand, type ServiceStand } from '@isets/service-kit/testing'
import { ManualClock } from '@isets/testing'
import { connect } from '@nats-io/transport-node'
import { randomUUID } from 'node:crypto'
import { BillingModule } from '../app.module.ts'
import { billingOrm } from '../orm.ts'

/** A Monday, nine o'clock in Chicago. */
export const MONDAY = '2026-03-02T15:00:00Z'

export interface BillingStand extends ServiceStand {
  readonly clock: ManualClock
  /** Publishes an event as the service that owns it. */
  tell(definition: EventDefinition, aggregateId: string, aggregateVersion: number, payload: unknown): Promise<void>
}

/** The service on a real database and a real bus, with a clock that stands still until it is moved. */
export async function startStand(): Promise<BillingStand> {
  const clock = new ManualClock(MONDAY)
  const stand = await startServiceStand({ name: 'billing', module: BillingModule, clock, ...billingOrm })
  return {
    ...stand,
    clock,
    tell: async (definition, aggregateId, aggregateVersion, payload) => {
      const { user, pass } = stand.nats.credentialsFor(definition.service)
      const inboxPrefix = `_INBOX_${definition.service}`
      const connection = await connect({ servers: stand.nats.url, user, pass, inboxPrefix })
      const { type, service } = definition
      const envelope = { id: randomUUID(), type, service, aggregateId, aggregateVersion, payload }
      const occurredAt = '2026-03-02T15:00:00.000Z'
      connection.publish(eventSubject(definition, aggregateId), JSON.stringify({ ...envelope, occurredAt }))
      await connection.drain()
    },
  }
}
