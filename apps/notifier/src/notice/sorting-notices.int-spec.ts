import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import { helpDeskEvents, identityEvents, type PayloadOf } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { copiedSamples, filedSamples, madeUrgentSamples } from '../template/samples.ts'
import { notifierOnTheBus } from '../test/notifier-on-the-bus.ts'

const { copied, filed, madeUrgent } = helpDeskEvents
let notifier: Awaited<ReturnType<typeof notifierOnTheBus>>
beforeAll(async () => {
  notifier = await notifierOnTheBus()
})
afterAll(() => notifier.stop())

describe('a request that support has sorted anew', () => {
  it('HELP-030 HELP-036 HELP-046 becomes mail to the staff on duty and to each new copy', async () => {
    await notifier.tell(
      madeUrgent,
      madeUrgentSamples['found to be urgent after the first answer'] as PayloadOf<typeof madeUrgent>,
    )
    await notifier.tell(copied, copiedSamples['found to be a question of policy'] as PayloadOf<typeof copied>)
    await eventually(() => notifier.sink.received.length === 3)
    const lines = notifier.sink.received.map((mail) => `${mail.recipients[0]}: ${mail.subject}`)
    expect(lines.toSorted()).toEqual([
      'cedar.sample-weaver@idhs.example: HR-1042: you get a copy',
      'on-duty@siu.example: Urgent now: HR-1042',
      'policy@isets.example: HR-1042: you get a copy',
    ])
  })
})

describe('a visitor', () => {
  it('HELP-004 is written to at the address that was given, also when its account is closed', async () => {
    notifier.sink.clear()
    const question = filedSamples['a question of a visitor'] as PayloadOf<typeof filed>
    const { email } = question.recipients.requester
    const person = { userId: v7(), firstName: 'Briar', lastName: 'Sample', email, roles: ['partner' as const] }
    const gone = { ...person, organisationId: null, status: 'deactivated' as const }
    await notifier.tell(identityEvents.userChanged, gone, { aggregateId: person.userId })
    await eventually(async () => (await notifier.sql('select from person where id = ?', [person.userId])).length === 1)
    await notifier.tell(filed, question)
    await eventually(() => notifier.sink.received.length === 1)
    expect(notifier.sink.received.map((mail) => [mail.recipients[0], mail.subject])).toEqual([
      [email, 'HR-1042: we have your question'],
    ])
  })
})
