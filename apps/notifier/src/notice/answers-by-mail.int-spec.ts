import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import { helpDeskEvents, identityEvents, MAIL_TROUBLES, type PayloadOf, type Role } from '@isets/contracts'
import { readReplyAddress, REPLY_LINE } from '@isets/service-kit'
import { eventually, type ReceivedMail } from '@isets/testing'
import {
  answeredSamples,
  closingSoonSamples,
  filedSamples,
  mailTroubleSamples,
  movedSamples,
} from '../template/samples.ts'
import { REPLIES } from '../test/mail-desk.ts'
import { notifierOnTheBus } from '../test/notifier-on-the-bus.ts'

const { answered, closingSoon, filed, mailTrouble, moved } = helpDeskEvents
const NUMBER = 'HR-001042'
const request = answeredSamples['an answer of support'] as PayloadOf<typeof answered>
const REQUESTER = request.recipients.requester.email
const MANAGER = { id: v7(), email: 'hazel.sample@idhs.example' }
const COLLEAGUE = { id: v7(), email: 'linden.sample@prairie.example' }
const STRANGER = 'nobody-known@outside.example'
const recipients = { ...request.recipients, cc: [MANAGER.email, COLLEAGUE.email, STRANGER] }

let notifier: Awaited<ReturnType<typeof notifierOnTheBus>>
beforeAll(async () => {
  notifier = await notifierOnTheBus()
  const facts = { firstName: 'A', lastName: 'Sample', organisationId: null, status: 'active' as const }
  const known = (userId: string, email: string, role: Role) =>
    notifier.tell(identityEvents.userChanged, { ...facts, userId, email, roles: [role] }, { aggregateId: userId })
  await known(request.requesterId, REQUESTER, 'partner')
  await known(MANAGER.id, MANAGER.email, 'provider_manager')
  await known(COLLEAGUE.id, COLLEAGUE.email, 'partner')
  const organisationId = request.organisationId ?? ''
  const provider = { organisationId, name: 'Prairie Demo Works', region: 'North', parentId: null }
  const told = { ...provider, providerManagerId: MANAGER.id }
  await notifier.tell(identityEvents.organisationChanged, told, { aggregateId: organisationId })
  await eventually(async () => (await notifier.sql('select from person')).length === 3)
  await eventually(async () => (await notifier.sql('select from organisation')).length === 1)
})
beforeEach(() => notifier.sink.clear())
afterAll(() => notifier.stop())

const mailTo = (address: string) => eventually(() => notifier.sink.sentTo(address)[0])

/** Whose answers to which request the mail takes. */
function answersOf({ headers }: ReceivedMail) {
  const replyTo = headers.get('reply-to') as { value: { address: string }[] } | undefined
  return replyTo && readReplyAddress(REPLIES, replyTo.value[0]?.address ?? '')
}

describe('mail about a help request', () => {
  it.each([
    ['its filing', () => notifier.tell(filed, filedSamples['an ordinary request'] as PayloadOf<typeof filed>)],
    ['an answer', () => notifier.tell(answered, request)],
    [
      'the waiting',
      () => notifier.tell(moved, movedSamples('waiting_for_requester')['moved by support'] as PayloadOf<typeof moved>),
    ],
    ['its solution', () => notifier.tell(moved, movedSamples('resolved')['moved by time'] as PayloadOf<typeof moved>)],
    [
      'its closing soon',
      () => notifier.tell(closingSoon, closingSoonSamples['two business days before'] as PayloadOf<typeof closingSoon>),
    ],
  ])('HELP-022 takes the answer of its requester, above a line: %s', async (_what, happens) => {
    await happens()
    const mail = await mailTo(REQUESTER)
    expect(answersOf(mail)).toEqual({ number: NUMBER, userId: request.requesterId })
    expect(mail.text.startsWith(REPLY_LINE)).toBe(true)
    expect(mail.html).toContain(REPLY_LINE)
    expect(mail.text).toContain('You can answer this mail')
    expect(mail.text).not.toContain('not read')
  })

  it('HELP-022 HELP-043 takes the answer of the provider manager in copy, and of nobody else there', async () => {
    await notifier.tell(answered, { ...request, recipients })
    expect(answersOf(await mailTo(MANAGER.email))).toEqual({ number: NUMBER, userId: MANAGER.id })
    for (const address of [COLLEAGUE.email, STRANGER]) {
      const mail = await mailTo(address)
      expect(answersOf(mail)).toBeUndefined()
      expect(mail.text).not.toContain(REPLY_LINE)
      expect(mail.text).toContain('This mailbox is not read.')
      expect(mail.text).not.toContain('/help/requests/')
    }
    expect((await mailTo(MANAGER.email)).text).toContain('/help/requests/')
  })

  it('HELP-022 gives each an address of their own', async () => {
    await notifier.tell(answered, { ...request, recipients })
    const [one, other] = [await mailTo(REQUESTER), await mailTo(MANAGER.email)]
    expect(JSON.stringify(one.headers.get('reply-to'))).not.toBe(JSON.stringify(other.headers.get('reply-to')))
  })

  it('HELP-024 invites nobody to answer a closed request, and yet lets no answer to it get lost', async () => {
    await notifier.tell(moved, movedSamples('closed')['moved by support'] as PayloadOf<typeof moved>)
    const mail = await mailTo(REQUESTER)
    expect(answersOf(mail)).toEqual({ number: NUMBER, userId: request.requesterId })
    expect(mail.text).not.toContain(REPLY_LINE)
    expect(mail.text).toContain('please file a new request')
  })

  it('HELP-004 HELP-022 takes no answer of a visitor, who asks on by the link', async () => {
    const visitor = answeredSamples['an answer to a visitor'] as PayloadOf<typeof answered>
    await notifier.tell(answered, visitor)
    expect(answersOf(await mailTo(visitor.recipients.requester.email))).toBeUndefined()
  })

  it.each(MAIL_TROUBLES.map((trouble) => [trouble]))(
    'HELP-022 tells who answered what became of it, and takes no answer to that: %s',
    async (trouble) => {
      await notifier.tell(
        mailTrouble,
        mailTroubleSamples[trouble.replaceAll('_', ' ')] as PayloadOf<typeof mailTrouble>,
      )
      const mail = await mailTo(REQUESTER)
      expect(mail.subject).toMatch(/^HR-1042: your answer was /)
      expect(mail.text).toContain('because you answered a mail of ISETS')
      expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
      expect(answersOf(mail)).toBeUndefined()
    },
  )
})
