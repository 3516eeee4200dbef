import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { contract, VISITOR_ID, type CallOf } from '@isets/contracts'
import { caller, MONDAY, partner, startStand, type HelpDeskStand } from '../test/stand.ts'

const { answer, askAsVisitor, listMine, listQueue, open } = contract.helpDesk
const agent = caller('siu_agent')
let stand: HelpDeskStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())
beforeEach(() => stand.clock.set(MONDAY))

type Question = CallOf<typeof askAsVisitor>
let count = 0

function question(changes: Partial<Question> = {}): Question {
  count += 1
  return {
    category: 'user-access',
    subcategory: 'account-log-in',
    summary: `I cannot sign in, ${count}`,
    text: 'It says my account is locked.\n\nI was away <since> June.',
    organisationName: 'Prairie Demo Works',
    requester: { firstName: 'Briar', lastName: 'Sample', email: `briar.${count}@mail.example` },
    ...changes,
  }
}

const ask = (changes: Partial<Question> = {}, options = {}) =>
  stand.nobody.call(askAsVisitor, question(changes), options)

async function opened(number: string) {
  const { rows } = await stand.as(agent).call(listQueue, { q: number, view: 'all' })
  return stand.as(agent).call(open, { id: rows[0]?.id ?? '' })
}

async function stored(): Promise<number> {
  const [row] = await stand.sql<{ count: string }>('select count(*) as count from help_request')
  return Number(row?.count)
}

describe('a question of somebody without an account', () => {
  it('HELP-004 IDN-004 comes into the queue with the promised time, as plain text', async () => {
    const { number, promisedAt } = await ask({ summary: 'Locked out' })
    expect(promisedAt).toBe('2026-03-04T15:00:00.000Z')
    const request = await opened(number)
    expect(request).toMatchObject({
      summary: 'Locked out',
      status: 'new',
      priority: 'high',
      category: 'user-access',
      requester: { id: VISITOR_ID, name: 'Briar Sample' },
      organisation: null,
      form: { organisationName: 'Prairie Demo Works', isPartner: false },
    })
    expect(request.messages.map(({ html }) => html)).toEqual([
      '<p>It says my account is locked.</p><p>I was away &lt;since&gt; June.</p>',
    ])
    expect(request.history).toMatchObject([{ action: 'filed', actor: { name: 'Briar Sample' } }])
  })

  it('HELP-004 is confirmed and answered to the address that was given, with the whole answer', async () => {
    const { number } = await ask()
    const { id, version, form } = await opened(number)
    const long = 'Please try again. '.repeat(60).trim()
    await stand.as(agent).call(answer, { id, version, html: `<p>${long}</p>` })
    const [filed, answered] = await stand.events(id)
    const recipients = { requester: { email: form.requester.email }, cc: [] }
    expect(filed).toMatchObject({ type: 'help-request-filed', payload: { requesterId: VISITOR_ID, recipients } })
    expect(answered).toMatchObject({ type: 'help-request-answered', payload: { fullText: long, recipients } })
  })

  it('HELP-043 tells the whole answer of nobody else’s request in an event', async () => {
    const { id, version } = await stand.filed(partner())
    await stand.as(agent).call(answer, { id, version, html: '<p>Here it is</p>' })
    expect((await stand.events(id)).at(-1)?.payload).not.toHaveProperty('fullText')
  })

  it.each<[string, Partial<Question>, string]>([
    ['HELP-006 a summary', { summary: ' ' }, 'summary'],
    ['words', { text: ' \n ' }, 'text'],
    ['HELP-012 an address', { requester: { firstName: 'B', lastName: 'S', email: 'nobody' } }, 'requester.email'],
    [
      'HELP-012 a name',
      { requester: { firstName: '', lastName: 'S', email: 'b@mail.example' } },
      'requester.firstName',
    ],
    ['HELP-009 a subcategory', { subcategory: 'how-to' }, 'subcategory'],
    ['IDN-004 a kind that needs no account', { subcategory: 'new-user' }, 'subcategory'],
  ])('asks for %s', async (_what, changes, field) => {
    const before = await stored()
    await expect(ask(changes)).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: { [field]: expect.any(String) } },
    })
    expect(await stored()).toBe(before)
  })

  it.each<[string, Partial<Question>]>([
    ['text', { text: 'Mine is 123-45-6789' }],
    ['summary', { summary: 'About 123 45 6789' }],
    ['organisationName', { organisationName: '123-45-6789' }],
  ])('HELP-019 takes no Social Security number as %s, and stores nothing', async (field, changes) => {
    const before = await stored()
    const refusal: unknown = await ask(changes).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'PERSONAL_DATA', details: { fields: { [field]: expect.any(String) } } })
    expect(await stored()).toBe(before)
    expect(await stand.sql(`select 1 from audit_event where object_id like '%6789%'`)).toEqual([])
  })

  it('HELP-004 is one question when it is sent twice', async () => {
    const asked = question()
    const twice = () => stand.nobody.call(askAsVisitor, asked, { idempotencyKey: 'one-intent' })
    expect((await twice()).number).toBe((await twice()).number)
  })

  it('HELP-004 makes no mail of five a day for an address, whoever types it, and goes on the next day', async () => {
    const requester = { firstName: 'Briar', lastName: 'Sample', email: 'victim@mail.example' }
    for (const _ of [1, 2, 3, 4, 5]) await ask({ requester })
    const again = { requester: { ...requester, email: 'Victim@Mail.example' } }
    await expect(ask(again)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      details: { retryAfter: expect.any(Number) },
    })
    await expect(ask()).resolves.toMatchObject({ number: expect.any(String) })
    stand.clock.advance({ days: 1, seconds: 1 })
    await expect(ask(again)).resolves.toMatchObject({ number: expect.any(String) })
  })

  it('HELP-043 is seen by nobody outside support, not even by other visitors or under the same address', async () => {
    const person = partner()
    const { number } = await ask({ requester: { firstName: 'W', lastName: 'B', email: person.email } })
    const { id } = await opened(number)
    await expect(stand.nobody.call(open, { id })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await expect(stand.as(person).call(open, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await stand.as(person).call(listMine, {})).rows).toEqual([])
  })

  it('HELP-044 is in the audit without what was typed', async () => {
    const { number } = await ask()
    const { id } = await opened(number)
    expect(
      await stand.sql(`select actor, action, purpose from audit_event where object_id = ? and action = 'file'`, [id]),
    ).toEqual([{ actor: 'help-desk', action: 'file', purpose: 'askAsVisitor' }])
  })
})
