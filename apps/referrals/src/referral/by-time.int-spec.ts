import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { caseworkEvents, contract, eventSubject, iesExchangeEvents, type EventDefinition } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { connect } from '@nats-io/transport-node'
import { B, C, MONDAY, partnerOf, startStand, workforce, type ReferralsStand } from '../test/stand.ts'

const { referrals } = contract
let stand: ReferralsStand
beforeAll(async () => {
  stand = await startStand()
})
afterEach(() => stand.clock.set(MONDAY))
afterAll(() => stand.stop())

const statusOf = async (id: string) => (await stand.as(workforce()).call(referrals.openReferral, { id })).status
const isNow = (id: string, status: string) => eventually(async () => (await statusOf(id)) === status)

/** Publishes an event as another service would; `version` is that of the aggregate. */
async function told(
  definition: EventDefinition,
  aggregateId: string,
  version: number,
  payload: object,
  id = randomUUID(),
) {
  const envelope = {
    id,
    type: definition.type,
    service: definition.service,
    aggregateId,
    aggregateVersion: version,
    occurredAt: MONDAY,
    payload,
  }
  const { user, pass } = stand.nats.credentialsFor(definition.service)
  const inboxPrefix = `_INBOX_${definition.service}`
  const connection = await connect({ servers: stand.nats.url, user, pass, inboxPrefix })
  connection.publish(eventSubject(definition, aggregateId), JSON.stringify(envelope))
  await connection.drain()
}
const known = (id: string) =>
  eventually(async () => (await stand.sql('select 1 from inbox where message_id = ?', [id])).length === 1)

describe('what time does', () => {
  it('REF-008 TMR-020 expires a pending referral at 60 days, and access ends with it', async () => {
    const customerId = await stand.customer()
    const { id } = await stand.referred(customerId)
    stand.clock.advance({ days: 59 })
    expect(await statusOf(id)).toBe('pending_provider_response')
    stand.clock.advance({ days: 2 })
    await isNow(id, 'expired')
    expect(await stand.access(customerId)).toEqual({ stored: [], told: [] })
    const [last] = (await stand.events(id)).toReversed()
    expect(last?.payload).toMatchObject({ status: 'expired', changedBy: { id: null } })
  })

  it('REF-058 TMR-026 closes it after two programme years, unless the customer takes part', async () => {
    const [idle, active] = [await stand.customer(), await stand.customer()]
    const ids = []
    for (const customerId of [idle, active]) {
      const { id } = await stand.referred(customerId)
      await stand.as(partnerOf(B)).call(referrals.waitListReferral, { id, version: 1 })
      ids.push(id)
    }
    await stand.sql(
      `insert into enrolment (id, version, customer_id, organisation_id, programme_id, enrolled_on, ended_on)
       values (?, 1, ?, ?, ?, '2026-03-05', null)`,
      [randomUUID(), active, B, randomUUID()],
    )
    stand.clock.set('2027-07-01T12:00:00Z')
    await isNow(ids[0] ?? '', 'closed')
    expect(await statusOf(ids[1] ?? '')).toBe('accepted')
    expect((await stand.access(idle)).stored).toEqual([])
    expect((await stand.access(active)).stored).toEqual([B])
  })

  it('TMR-027 C52 ends a consent after a year; the referral and its access stay', async () => {
    const customerId = await stand.customer()
    const { id, consent } = await stand.referred(customerId)
    await stand.as(partnerOf(B)).call(referrals.waitListReferral, { id, version: 1 })
    stand.clock.set('2027-03-03T15:00:00Z')
    const status = async () =>
      (await stand.sql('select status from consent where id = ?', [consent?.id]))[0]?.['status']
    await eventually(async () => (await status()) === 'expired')
    expect(await statusOf(id)).toBe('accepted')
    expect((await stand.access(customerId)).stored).toEqual([B])
    await expect(
      stand
        .as(workforce())
        .call(referrals.refer, { customerId, toOrganisationId: C, serviceNeeded: 'SJP', consentId: consent?.id }),
    ).rejects.toMatchObject({ code: 'INVALID' })
  })
})

describe('what other services tell', () => {
  it('REF-061 REF-069 exits with the last enrolment of the provider, and comes back when it is opened again', async () => {
    const customerId = await stand.customer()
    const { id } = await stand.referred(customerId)
    await stand.as(partnerOf(B)).call(referrals.waitListReferral, { id, version: 1 })
    const enrolmentId = randomUUID()
    const enrolment = (endedOn: string | null, version: number) => ({
      ...{
        enrolmentId,
        version,
        customerId,
        programmeId: randomUUID(),
        organisationId: B,
        enrolledOn: '2026-03-02',
        endedOn,
      },
    })
    const event = caseworkEvents.enrolmentChanged
    await told(event, enrolmentId, 1, enrolment(null, 1))
    await eventually(
      async () => (await stand.sql('select 1 from referral where id = ? and enrolled', [id])).length === 1,
    )
    await told(event, enrolmentId, 2, enrolment('2026-03-02', 2))
    await isNow(id, 'exited')
    expect((await stand.access(customerId)).stored).toEqual([B]) // until it is closed
    await told(event, enrolmentId, 3, enrolment(null, 3))
    await isNow(id, 'accepted')
    const late = randomUUID()
    await told(event, enrolmentId, 2, enrolment('2026-03-02', 2), late)
    await known(late)
    expect(await statusOf(id)).toBe('accepted')
  })

  it('REF-069 takes in an enrolment that is opened again while a new referral waits, and leaves the old one exited', async () => {
    const customerId = await stand.customer()
    const { id } = await stand.referred(customerId)
    await stand.as(partnerOf(B)).call(referrals.waitListReferral, { id, version: 1 })
    const enrolmentId = randomUUID()
    const tell = async (endedOn: string | null, version: number) => {
      const enrolment = { enrolmentId, version, customerId, programmeId: randomUUID(), organisationId: B }
      const taken = randomUUID()
      const payload = { ...enrolment, enrolledOn: '2026-03-02', endedOn }
      await told(caseworkEvents.enrolmentChanged, enrolmentId, version, payload, taken)
      await known(taken)
    }
    await tell(null, 1)
    await tell('2026-03-02', 2)
    expect(await statusOf(id)).toBe('exited')
    const again = await stand.referred(customerId)
    await tell(null, 3)
    expect([await statusOf(id), await statusOf(again.id)]).toEqual(['exited', 'pending_provider_response'])
    const open = 'select 1 from enrolment where id = ? and ended_on is null'
    expect(await stand.sql(open, [enrolmentId])).toHaveLength(1)
  })

  it('keeps the newest of what IES tells, once, in whatever order it comes', async () => {
    const customerId = randomUUID()
    const customer = (version: number, lastName: string) => ({
      ...{
        customerId,
        version,
        individualNumber: '900000001',
        caseNumber: '8',
        firstName: 'Wren',
        middleName: '',
        lastName,
      },
      ...{ birthDate: '1990-05-05', email: '', phone: '', county: 'Cook', eligibility: 'eligible', abawd: false },
      address: { line1: '', line2: '', city: '', state: 'IL', zip: '' },
      ...{ redeterminationOn: null, midpointOn: null, inFeed: true },
    })
    const tell = async (version: number, lastName: string, id = randomUUID()) => {
      await told(
        iesExchangeEvents.customersChanged,
        randomUUID(),
        1,
        { importId: null, customers: [customer(version, lastName)] },
        id,
      )
      await known(id)
    }
    await tell(2, 'Demo-Two')
    await tell(1, 'Demo-One')
    const rows = await stand.sql('select last_name, ies_version from customer where id = ?', [customerId])
    expect(rows).toEqual([{ last_name: 'Demo-Two', ies_version: 2 }])
  })
})
