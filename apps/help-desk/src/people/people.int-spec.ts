import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, eventSubject, identityEvents, type EventDefinition } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { connect } from '@nats-io/transport-node'
import { caller, partner, startStand, type HelpDeskStand } from '../test/stand.ts'

const { triage } = contract.helpDesk
let stand: HelpDeskStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

/** Publishes as identity. */
async function tell(definition: EventDefinition, aggregateId: string, aggregateVersion: number, payload: unknown) {
  const { user, pass } = stand.nats.credentialsFor('identity')
  const connection = await connect({ servers: stand.nats.url, user, pass, inboxPrefix: '_INBOX_identity' })
  const envelope = {
    id: randomUUID(),
    type: definition.type,
    service: definition.service,
    aggregateId,
    aggregateVersion,
    occurredAt: '2026-03-02T15:00:00.000Z',
    payload,
  }
  connection.publish(eventSubject(definition, aggregateId), JSON.stringify(envelope))
  await connection.drain()
}

function user(userId: string, status: 'active' | 'deactivated', lastName = 'Sample-Walker') {
  const payload = { userId, firstName: 'Aspen', lastName, email: 'aspen@siu.example', roles: ['siu_agent'] }
  return { ...payload, organisationId: null, status }
}

describe('people, as identity tells them', () => {
  it('HELP-028 can be assigned while they are active members of SIU', async () => {
    const lead = caller('siu_lead')
    const userId = randomUUID()
    const request = await stand.filed(partner())
    await tell(identityEvents.userChanged, userId, 1, user(userId, 'active'))
    const assigned = await eventually(() =>
      stand.as(lead).call(triage, { id: request.id, version: 1, assigneeId: userId }),
    )
    expect(assigned.assignee).toEqual({ id: userId, name: 'Aspen Sample-Walker' })

    await tell(identityEvents.userChanged, userId, 3, user(userId, 'deactivated'))
    await eventually(
      async () => (await stand.sql('select 1 from person where id = ? and not active', [userId])).length > 0,
    )
    const other = await stand.filed(partner())
    const call = stand.as(lead).call(triage, { id: other.id, version: 1, assigneeId: userId })
    await expect(call).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('are not set back by an older event that comes late', async () => {
    const userId = randomUUID()
    await tell(identityEvents.userChanged, userId, 5, user(userId, 'active', 'Demo-New'))
    await tell(identityEvents.userChanged, userId, 4, user(userId, 'active', 'Demo-Old'))
    const seen = () => stand.sql('select aggregate_version from inbox where aggregate_id = ?', [userId])
    await eventually(async () => (await seen()).length === 2)
    expect(await stand.sql('select name from person where id = ?', [userId])).toEqual([{ name: 'Aspen Demo-New' }])
  })

  it('come with their organisations', async () => {
    const organisationId = randomUUID()
    const payload = { organisationId, name: 'Demo House', region: 'North', parentId: null, providerManagerId: null }
    await tell(identityEvents.organisationChanged, organisationId, 1, payload)
    const rows = await eventually(async () => {
      const found = await stand.sql('select name from organisation where id = ?', [organisationId])
      return found.length > 0 && found
    })
    expect(rows).toEqual([{ name: 'Demo House' }])
  })
})
