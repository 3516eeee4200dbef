import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  caseworkEvents,
  contract,
  eventSubject,
  referralsEvents,
  type EventDefinition,
  type PayloadOf,
} from '@isets/contracts'
import { connectBus } from '@isets/service-kit'
import { caller } from '@isets/service-kit/testing'
import { eventually } from '@isets/testing'
import { jetstream } from '@nats-io/jetstream'
import type { NatsConnection } from '@nats-io/nats-core'
import { randomUUID } from 'node:crypto'
import { ORGANISATION, partner, PROGRAMME } from '../test/customers.ts'
import { startStand, type BillingStand } from '../test/stand.ts'

const { openServices } = contract.billing
let stand: BillingStand
let speakers: Record<string, NatsConnection>
beforeAll(async () => {
  stand = await startStand()
  const speak = (service: 'casework' | 'referrals') =>
    connectBus(service, { NATS_URL: stand.nats.url, NATS_PASSWORD: stand.nats.credentialsFor(service).pass })
  speakers = { casework: await speak('casework'), referrals: await speak('referrals') }
})
afterAll(async () => {
  for (const connection of Object.values(speakers)) await connection.close()
  await stand.stop()
})

/** Publishes an event as its owner would, each time as a new message of the stream. */
async function tell<Event extends EventDefinition>(
  definition: Event,
  payload: PayloadOf<Event>,
  aggregateId: string,
  aggregateVersion: number,
  id: string = randomUUID(),
): Promise<void> {
  const { type, service } = definition
  const connection = speakers[service]
  if (connection === undefined) throw new Error(`${service} does not speak here`)
  const envelope = { id, type, service, aggregateId, aggregateVersion, occurredAt: '2026-03-02T15:00:00Z', payload }
  const options = { msgID: randomUUID() }
  await jetstream(connection).publish(eventSubject(definition, aggregateId), JSON.stringify(envelope), options)
}

function customer(customerId: string, version: number, displayName: string) {
  const facts = { individualNumber: '901234567', status: 'active' as const, enrolledWith: ORGANISATION, exitedOn: null }
  return { customerId, version, displayName, ...facts }
}

const nameOf = async (id: string) =>
  (await stand.sql<{ display_name: string }>('select display_name from customer_projection where id = ?', [id]))[0]
    ?.display_name

describe('what other services tell', () => {
  it('is applied once and in the order of its versions, however it comes', async () => {
    const id = randomUUID()
    const message = randomUUID()
    await tell(caseworkEvents.customerChanged, customer(id, 3, 'Wren Demo-Third'), id, 3, message)
    await tell(caseworkEvents.customerChanged, customer(id, 2, 'Wren Demo-Second'), id, 2)
    await tell(caseworkEvents.customerChanged, customer(id, 3, 'Wren Demo-Third'), id, 3, message)
    const last = randomUUID()
    await tell(caseworkEvents.customerChanged, customer(last, 1, 'Last'), last, 1)
    await eventually(async () => (await nameOf(last)) === 'Last' && (await nameOf(id)) !== undefined)
    expect(await nameOf(id)).toBe('Wren Demo-Third')
  })

  it('REF-002 opens the costs of a customer to the organisation that got the access, and closes them again', async () => {
    const id = randomUUID()
    const by = stand.as(partner())
    await tell(caseworkEvents.customerChanged, customer(id, 1, 'Lark Sample-Miller'), id, 1)
    await eventually(async () => (await nameOf(id)) !== undefined)
    await expect(by.call(openServices, { customerId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const access = { customerId: id, version: 1, organisationIds: [ORGANISATION] }
    await tell(referralsEvents.accessChanged, access, id, 1)
    await eventually(() => by.call(openServices, { customerId: id }).then(Boolean, () => false))
    await tell(referralsEvents.accessChanged, { ...access, version: 2, organisationIds: [] }, id, 2)
    await eventually(() => by.call(openServices, { customerId: id }).then(() => false, Boolean))
    expect((await stand.as(caller('super_admin')).call(openServices, { customerId: id })).customerName).toContain(
      'Lark',
    )
  })

  it('SUPP-004 takes an activity away when casework has removed it', async () => {
    const [id, activityId] = [randomUUID(), randomUUID()]
    const activity = {
      ...{ activityId, version: 1, customerId: id, enrolmentId: randomUUID(), organisationId: ORGANISATION },
      ...{ programmeId: PROGRAMME, type: 'VT' as const, isSnap: true, status: 'started' as const },
      ...{ startedOn: '2026-01-05', plannedEndOn: null, completedOn: null },
    }
    const known = () => stand.sql('select from activity_projection where id = ?', [activityId])
    await tell(caseworkEvents.activityChanged, activity, activityId, 1)
    await eventually(async () => (await known()).length === 1)
    await tell(caseworkEvents.activityChanged, { ...activity, version: 2, removed: true }, activityId, 2)
    await eventually(async () => (await known()).length === 0)
    expect(await known()).toEqual([])
  })
})
