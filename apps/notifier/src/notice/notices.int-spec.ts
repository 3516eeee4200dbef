import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { jetstreamManager } from '@nats-io/jetstream'
import { v7 } from 'uuid'
import { contract, helpDeskEvents, identityEvents, type PayloadOf } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { answeredSamples, filedSamples, movedSamples } from '../template/samples.ts'
import { callerWith, notifierOnTheBus } from '../test/notifier-on-the-bus.ts'

type Filed = PayloadOf<typeof helpDeskEvents.filed>
type Answered = PayloadOf<typeof helpDeskEvents.answered>
const { filed, answered, moved } = helpDeskEvents
const ordinary = filedSamples['an ordinary request'] as Filed
const answer = answeredSamples['an answer of support'] as Answered
const REQUESTER = ordinary.recipients.requester.email
const [COPY = ''] = ordinary.recipients.cc
const superUser = callerWith('super_admin')

let notifier: Awaited<ReturnType<typeof notifierOnTheBus>>
beforeAll(async () => {
  notifier = await notifierOnTheBus()
})
beforeEach(() => notifier.sink.clear())
afterAll(() => notifier.stop())

const subjects = () => notifier.sink.received.map((mail) => `${mail.recipients[0]}: ${mail.subject}`).toSorted()

/** Waits until every event has been applied or buried, and every mail has gone out. */
async function settled(): Promise<void> {
  const manager = await jetstreamManager(notifier.service.connections.bus)
  await eventually(async () => {
    const { num_pending, num_ack_pending } = await manager.consumers.info('EVT', 'notifier')
    return num_pending + num_ack_pending === 0
  })
  await eventually(async () => (await notifier.sql(`select from delivery where state <> 'sent'`)).length === 0)
}

describe('events of the help desk', () => {
  it('HELP-020, HELP-021, HELP-025 become mail to requester and copies', async () => {
    await notifier.tell(filed, ordinary)
    await notifier.tell(answered, answer)
    await notifier.tell(moved, movedSamples('resolved')['moved by support'] as PayloadOf<typeof moved>)
    await settled()
    const lines = ['support has answered', 'we have your request', 'your request is resolved']
    const expected = [REQUESTER, COPY].flatMap((to) => lines.map((line) => `${to}: HR-1042: ${line}`))
    expect(subjects()).toEqual(expected.toSorted())
  })

  it('become one mail each when they are published three times', async () => {
    const id = v7()
    const aggregateId = v7()
    for (const _ of [1, 2, 3]) await notifier.tell(filed, ordinary, { id, aggregateId })
    await settled()
    expect(subjects()).toHaveLength(2)
    const rows = await notifier.sql('select from inbox where message_id = ?', [id])
    expect(rows).toHaveLength(1)
  })

  it('HELP-021 do not come back to the colleague who caused them, known from identity', async () => {
    const colleague = { id: v7(), name: 'Cedar Sample-Weaver', side: 'requester' as const }
    const person = { userId: colleague.id, firstName: 'Cedar', lastName: 'Sample-Weaver', email: COPY }
    const facts = { ...person, roles: ['partner' as const], organisationId: null, status: 'active' as const }
    await notifier.tell(identityEvents.userChanged, facts, { aggregateId: colleague.id })
    await eventually(async () => (await notifier.sql('select from person where id = ?', [colleague.id])).length === 1)
    await notifier.tell(answered, { ...answer, actor: colleague })
    await settled()
    expect(subjects()).toEqual([`${REQUESTER}: HR-1042: there is a new message`])
  })

  it('IDN-066 go to nobody who has left, neither the requester nor a copy; others get theirs', async () => {
    const left = { requesterId: v7(), copy: 'left@agency.example', known: 'stays@agency.example' }
    const leave = (userId: string, email: string, status: 'active' | 'deactivated') => {
      const person = { userId, firstName: 'A', lastName: 'Sample', email, roles: ['partner' as const] }
      return notifier.tell(identityEvents.userChanged, { ...person, organisationId: null, status })
    }
    await leave(left.requesterId, 'other@agency.example', 'deactivated')
    await leave(v7(), left.copy, 'deactivated')
    await leave(v7(), left.known, 'active')
    await settled()
    const cc = [left.copy.toUpperCase(), left.known, 'nobody-known@outside.example']
    const recipients = { ...answer.recipients, cc }
    await notifier.tell(answered, { ...answer, requesterId: left.requesterId, recipients })
    await settled()
    const line = 'HR-1042: support has answered'
    expect(subjects()).toEqual([`nobody-known@outside.example: ${line}`, `${left.known}: ${line}`])
  })

  it('that cannot be understood become a dead letter and hold nothing up; a redrive mails them', async () => {
    await notifier.tell(filed, { ...ordinary, promisedAt: 'soon' })
    await settled()
    expect(subjects()).toEqual([])
    const { rows } = await notifier.as(superUser).call(contract.notifier.listDeadLetters, {})
    expect(rows).toMatchObject([{ consumer: 'help-desk.help-request-filed', redrivenAt: null }])
    await notifier.sql(
      `update dead_letter set envelope = jsonb_set(envelope, '{payload,promisedAt}', '"2026-03-04T21:00:00Z"')`,
    )
    await notifier.as(superUser).call(contract.notifier.redriveDeadLetter, { id: rows[0]?.id ?? '' })
    await eventually(() => subjects().length === 2)
  })
})
