import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { contract, type Caller, type HelpRequestView } from '@isets/contracts'
import { REPLY_LINE } from '@isets/service-kit'
import { mailing, TAKES_MAIL } from '../test/mailing.ts'
import { caller, MONDAY, ORGANISATION, partner, startStand, type HelpDeskStand } from '../test/stand.ts'
import { ReceivedMails } from './received-mails.ts'

const { answer, move, open, readAnswerDraft, saveAnswerDraft } = contract.helpDesk
const agent = caller('siu_agent')
let stand: HelpDeskStand
let mail: ReturnType<typeof mailing>
let wren: Caller
beforeAll(async () => {
  stand = await startStand(TAKES_MAIL)
  mail = mailing(stand)
})
afterAll(() => stand.stop())
beforeEach(async () => {
  stand.clock.set(MONDAY)
  wren = partner()
  await stand.knows(wren)
})

/** A request of Wren's that waits for an answer. */
async function waiting(): Promise<HelpRequestView> {
  const { id, version } = await stand.filed(wren)
  return stand.as(agent).call(answer, { id, version, html: 'Which month?', then: 'wait' })
}

const seen = ({ id }: HelpRequestView) => stand.as(agent).call(open, { id })
const wordsOf = ({ messages }: HelpRequestView) => messages.slice(2).map(({ html }) => html)
const received = ({ id }: HelpRequestView) =>
  stand.sql<{ outcome: string }>('select outcome from received_mail where request_id = ? order by id', [id])
const troubles = async ({ id }: HelpRequestView) =>
  (await stand.events(id)).filter(({ type }) => type === 'help-request-mail-trouble').map(({ payload }) => payload)

const denied = ({ id }: HelpRequestView) =>
  stand.sql(`select actor, purpose from audit_event where object_id = ? and outcome = 'denied' order by id`, [id])
const NOT_THEIRS = { actor: 'help-desk', purpose: 'mail: not_theirs' }

const QUOTED = `${REPLY_LINE}\n\nWhich month?`.replace(/^/gm, '> ')

describe('an answer by mail', () => {
  it('HELP-022 is added to the request and ends the waiting, like one in ISETS', async () => {
    const request = await waiting()
    expect(request.closesAt).not.toBeNull()
    stand.clock.advance({ days: 1 })
    await mail.answer(wren, request, { text: `March.\n\nAnd April.\n\nOn Mon, ISETS wrote:\n${QUOTED}` })
    const now = await seen(request)
    expect(now).toMatchObject({ status: 'in_progress', waitingSince: null, closesAt: null, unread: true })
    expect(now.messages.at(-1)).toMatchObject({
      html: '<p>March.</p><p>And April.</p>',
      channel: 'mail',
      author: { id: wren.userId, name: wren.name },
      authorSide: 'requester',
      writtenAt: '2026-03-03T15:00:00.000Z',
    })
    expect(now.messages.slice(0, 2).map(({ channel }) => channel)).toEqual(['app', 'app'])
    expect(now.history.at(-1)).toMatchObject({ action: 'answered', from: 'waiting_for_requester', to: 'in_progress' })
    expect((await stand.events(request.id)).at(-1)).toMatchObject({
      type: 'help-request-answered',
      payload: { actor: { id: wren.userId, side: 'requester' }, text: 'March.\nAnd April.' },
    })
    const audits = `select purpose from audit_event where object_id = ? and actor = ? and action = 'answer'`
    expect(await stand.sql(audits, [request.id, wren.userId])).toEqual([{ purpose: 'mail: answer' }])
  })

  it('HELP-022 moves the closing when the request begins to wait again', async () => {
    const request = await waiting()
    stand.clock.advance({ days: 7 })
    await mail.answer(wren, request)
    const { id, version } = await seen(request)
    const again = await stand.as(agent).call(move, { id, version, command: 'wait' })
    expect(Date.parse(again.closesAt ?? '')).toBeGreaterThan(Date.parse(request.closesAt ?? ''))
  })

  it('HELP-022 is one answer however often, and however simultaneously, a mail server brings it', async () => {
    const request = await waiting()
    const again = { messageId: '<the-same@mail.example>' }
    await Promise.all([1, 2, 3, 4].map(() => mail.answer(wren, request, again)))
    await mail.answer(wren, request, { ...again, text: 'With a footer of the server. March.' })
    expect(wordsOf(await seen(request))).toEqual(['<p>March.</p>'])
    await mail.answer(wren, request, { text: 'Another one.' })
    expect(wordsOf(await seen(request))).toEqual(['<p>March.</p>', '<p>Another one.</p>'])
  })

  it('HELP-022 is taken although support has written since, and keeps the draft that waits in ISETS', async () => {
    const request = await waiting()
    const draft = { kind: 'answer' as const, html: '<p>Half</p>', guidance: null, attachmentIds: [] }
    await stand.as(wren).call(saveAnswerDraft, { id: request.id, ...draft })
    await stand.as(agent).call(answer, { id: request.id, version: request.version, html: 'Or which year?' })
    await mail.answer(wren, request)
    expect(wordsOf(await seen(request))).toEqual(['Or which year?', '<p>March.</p>'])
    expect(await stand.as(wren).call(readAnswerDraft, { id: request.id })).toMatchObject({
      draft: { html: '<p>Half</p>' },
    })
  })

  it('HELP-022 is read from HTML when there is no text, and nothing in it becomes markup', async () => {
    const request = await waiting()
    const html = `<div>It says <b>&lt;img src=x&gt;</b><script>alert(1)</script></div><blockquote>${REPLY_LINE}<br>Which month?</blockquote>`
    await mail.answer(wren, request, { text: undefined, html })
    await mail.answer(wren, request, {
      text: ' ',
      html: '<div>April.</div><div>On Mon, W wrote:</div><blockquote>x</blockquote>',
    })
    expect(wordsOf(await seen(request))).toEqual(['<p>It says &lt;img src=x&gt;</p>', '<p>April.</p>'])
  })

  it('HELP-022 speaks for the requester when the provider manager in copy writes it', async () => {
    const manager = caller('provider_manager')
    await stand.knows(manager)
    await stand.sql(
      `insert into organisation (id, name, provider_manager_id) values (?, 'Prairie Demo Works', ?)
       on conflict (id) do update set provider_manager_id = excluded.provider_manager_id`,
      [ORGANISATION, manager.userId],
    )
    const request = await waiting()
    await mail.answer(manager, request)
    expect((await seen(request)).messages.at(-1)).toMatchObject({
      author: { id: manager.userId },
      authorSide: 'requester',
    })
  })

  it('HELP-022 brings a resolved request back, and never reopens a closed one', async () => {
    const request = await waiting()
    await mail.answer(wren, request)
    const { id, version } = await seen(request)
    await stand.as(agent).call(move, { id, version, command: 'resolve' })
    await mail.answer(wren, request, { text: 'It came back.' })
    const back = await seen(request)
    expect(back.status).toBe('in_progress')
    const resolved = await stand.as(agent).call(move, { id, version: back.version, command: 'resolve' })
    await stand.as(agent).call(move, { id, version: resolved.version, command: 'close' })
    await mail.answer(wren, request, { text: 'But.' })
    expect(await seen(request)).toMatchObject({ status: 'closed', version: resolved.version + 1 })
    expect(await troubles(request)).toMatchObject([{ trouble: 'closed', sender: { email: wren.email } }])
  })

  it('HELP-022 adds the words, leaves the files out and tells the sender so', async () => {
    const request = await waiting()
    const attachments = [{ filename: 'case 123-45-6789.pdf', content: Buffer.from('%PDF-1.7') }]
    await mail.answer(wren, request, { attachments })
    const now = await seen(request)
    expect(now.messages.at(-1)).toMatchObject({ html: '<p>March.</p>', attachments: [] })
    expect(await troubles(request)).toMatchObject([{ trouble: 'files_left_out' }])
    expect(JSON.stringify([await stand.events(request.id), now])).not.toMatch(/45[- ]?6789/)
  })

  it('HELP-022 tells the sender of words that stood between the lines of the quoted mail', async () => {
    const request = await waiting()
    const text = `See below.\n\nOn Mon, ISETS wrote:\n${QUOTED}\nMarch.\n> Which year?\n2026.`
    await mail.answer(wren, request, { text, attachments: [{ filename: 'a.pdf', content: 'x' }] })
    expect(wordsOf(await seen(request))).toEqual(['<p>See below.</p>'])
    expect(await troubles(request)).toMatchObject([{ trouble: 'words_left_out' }, { trouble: 'files_left_out' }])
  })

  it('HELP-022 is remembered for 40 days, longer than any mail server brings it again', async () => {
    const request = await waiting()
    await mail.answer(wren, request)
    const mails = new ReceivedMails(stand.service.connections.orm.em.fork(), stand.clock)
    stand.clock.advance({ days: 40 })
    await mails.forget()
    expect(await received(request)).toEqual([{ outcome: 'answered' }])
    stand.clock.advance({ seconds: 1 })
    await mails.forget()
    expect(await received(request)).toEqual([])
    expect(wordsOf(await seen(request))).toEqual(['<p>March.</p>'])
  })
})

describe('an answer by mail that cannot be taken', () => {
  it.each([
    ['personal_data', { text: 'Mine is 123-45-6789.' }],
    ['no_words', { text: `On Mon, ISETS wrote:\n${QUOTED}\n\nMarch.` }],
    ['too_long', { text: 'word '.repeat(25_000) }],
  ])('HELP-022 HELP-019 tells its sender why: %s', async (trouble, letter) => {
    const request = await waiting()
    const again = { ...letter, messageId: `<${trouble}-${request.id}@mail.example>` }
    await mail.answer(wren, request, again)
    await mail.answer(wren, request, again)
    expect(await seen(request)).toMatchObject({ status: 'waiting_for_requester', version: request.version })
    const sender = { id: wren.userId, email: wren.email }
    expect(await troubles(request)).toEqual([expect.objectContaining({ trouble, sender })])
    const audits = await stand.sql(`select outcome, purpose from audit_event where actor = ? order by id`, [
      wren.userId,
    ])
    expect(audits.at(-1)).toEqual({ outcome: 'denied', purpose: `mail: ${trouble}` })
  })

  it('HELP-019 keeps a Social Security number nowhere, in whatever part of the mail it stands', async () => {
    const request = await waiting()
    await mail.answer(wren, request, {
      subject: 'About 123-45-6789',
      text: 'It is 123-45-\n6789.',
      messageId: '<123-45-6789@x>',
    })
    const tables = await stand.sql<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    )
    for (const { name } of tables) {
      expect(await stand.sql(`select 1 from "${name}" t where t::text like '%123-45%'`)).toEqual([])
    }
  })

  it.each([
    ['says so', { headers: { 'Auto-Submitted': 'auto-replied' } }],
    ['comes from nowhere', { envelope: { from: false as const, to: '' } }],
  ])('HELP-022 is nobody’s word when it %s: it is not added and gets no mail', async (_what, letter) => {
    const request = await waiting()
    const to = mail.addressFor(wren, request)
    await mail.answer(wren, request, { ...letter, ...('envelope' in letter && { envelope: { from: false, to } }) })
    expect(await seen(request)).toMatchObject({ status: 'waiting_for_requester', version: request.version })
    expect(await troubles(request)).toEqual([])
    expect(await received(request)).toEqual([{ outcome: 'automatic' }])
  })

  it('HELP-022 is taken from nobody but whom the address was given to', async () => {
    const request = await waiting()
    const to = mail.addressFor(wren, request)
    const stranger = partner()
    await stand.knows(stranger)
    for (const from of [stranger.email, `${wren.email}, ${stranger.email}`, `x${wren.email}`]) {
      await expect(mail.send({ from, to, text: 'Close it.' })).rejects.toMatchObject({ responseCode: 550 })
    }
    const written = `=?utf-8?B?${Buffer.from(`Wren <${wren.email}>`).toString('base64')}?=`
    for (const from of [written, `<=?utf-8?Q?${wren.email.replace('@', '=40')}?=>`]) {
      const raw = `From: ${from}\r\nTo: ${to}\r\nSubject: Re\r\n\r\nClose it.`
      const envelope = { from: stranger.email, to }
      await expect(mail.send({ envelope, raw })).rejects.toMatchObject({ responseCode: 550 })
    }
    await stand.sql('update person set active = false where id = ?', [wren.userId])
    await expect(mail.answer(wren, request)).rejects.toMatchObject({ responseCode: 550 })
    expect(await seen(request)).toMatchObject({ version: request.version })
    expect(await troubles(request)).toEqual([])
    expect(await received(request)).toEqual(Array.from({ length: 6 }, () => ({ outcome: 'not_theirs' })))
    expect(await denied(request)).toEqual(Array.from({ length: 6 }, () => NOT_THEIRS))
    await stand.sql('update person set active = true where id = ?', [wren.userId])
    await mail.send({ from: `Wren <${wren.email.toUpperCase()}>`, to: to.toUpperCase(), text: 'March.' })
    expect(wordsOf(await seen(request))).toEqual(['<p>March.</p>'])
  })

  it('HELP-043 goes back to who may not read the request: nothing of it is told', async () => {
    const request = await waiting()
    const colleague = partner()
    await stand.knows(colleague)
    await expect(mail.answer(colleague, request)).rejects.toMatchObject({ responseCode: 550 })
    expect(await seen(request)).toMatchObject({ version: request.version })
    expect(await troubles(request)).toEqual([])
    expect(await denied(request)).toEqual([{ ...NOT_THEIRS, actor: colleague.userId }])
  })

  it('HELP-022 is refused at the door under every address that is not ours: nothing is relayed', async () => {
    const request = await waiting()
    const mine = mail.addressFor(wren, request)
    const forged = mine.replace(/.(?=@)/, (letter) => (letter === 'a' ? 'b' : 'a'))
    for (const to of [forged, `reply+${request.number}@reply.isets.example`, 'somebody@prairie.example']) {
      const refused = { responseCode: 550, command: 'RCPT TO' }
      await expect(mail.send({ from: wren.email, to, text: 'March.' })).rejects.toMatchObject(refused)
    }
    const unknown = mail.addressFor(wren, { number: 'HR-999999' })
    await expect(mail.send({ from: wren.email, to: unknown, text: 'March.' })).rejects.toMatchObject({
      responseCode: 550,
    })
  })

  it('HELP-022 is refused when it is too large, and the next one is taken', async () => {
    const request = await waiting()
    const attachments = [{ filename: 'large.bin', content: Buffer.alloc(9 * 1024 * 1024) }]
    await expect(mail.answer(wren, request, { attachments })).rejects.toMatchObject({ responseCode: 552 })
    await mail.answer(wren, request)
    expect(wordsOf(await seen(request))).toEqual(['<p>March.</p>'])
  })

  it('HELP-022 is refused for good when it cannot be read', async () => {
    const request = await waiting()
    const attachments = Array.from({ length: 1_100 }, () => ({ content: 'x' }))
    await expect(mail.answer(wren, request, { attachments })).rejects.toMatchObject({ responseCode: 554 })
  })

  it('HELP-022 holds nothing up when it only looks hostile', async () => {
    const request = await waiting()
    const html = `${'<div><ul><li>'.repeat(60_000)}March.`
    await mail.answer(wren, request, { text: undefined, html })
    expect(wordsOf(await seen(request))).toEqual(['<p>March.</p>'])
  }, 10_000)

  it('HELP-022 stays with its mail server while it cannot be stored, and is taken when it comes again', async () => {
    const request = await waiting()
    const again = { messageId: `<later-${request.id}@mail.example>` }
    await stand.sql('alter table received_mail rename to elsewhere')
    try {
      await expect(mail.answer(wren, request, again)).rejects.toMatchObject({ responseCode: 451 })
    } finally {
      await stand.sql('alter table elsewhere rename to received_mail')
    }
    expect(await seen(request)).toMatchObject({ version: request.version })
    await mail.answer(wren, request, again)
    expect(wordsOf(await seen(request))).toEqual(['<p>March.</p>'])
  })

  it('HELP-022 is none when it breaks off, and is taken when the whole of it comes', async () => {
    const request = await waiting()
    const again = { messageId: `<broken-${request.id}@mail.example>` }
    await mail.breakOff(wren, request, `Message-ID: ${again.messageId}\r\n\r\nMar`)
    expect(await received(request)).toEqual([])
    await mail.answer(wren, request, again)
    expect(wordsOf(await seen(request))).toEqual(['<p>March.</p>'])
  })

  it('HELP-022 waits when two machines answer each other', async () => {
    const request = await waiting()
    for (let count = 0; count < 20; count += 1) await mail.answer(wren, request, { text: `Again ${count}.` })
    await expect(mail.answer(wren, request)).rejects.toMatchObject({ responseCode: 451 })
    expect(wordsOf(await seen(request))).toHaveLength(20)
    stand.clock.advance({ hours: 1, seconds: 1 })
    await mail.answer(wren, request)
    expect(wordsOf(await seen(request))).toHaveLength(21)
  })

  it('HELP-022 is taken however many mails came that are nobody’s answer', async () => {
    const request = await waiting()
    const letter = { headers: { Precedence: 'bulk' } }
    const to = mail.addressFor(wren, request)
    const strange = { from: partner().email, to, text: 'Close it.' }
    for (let count = 0; count < 21; count += 1) {
      await mail.answer(wren, request, letter)
      await expect(mail.send({ ...strange, ...(count % 2 === 0 && letter) })).rejects.toMatchObject({
        responseCode: 550,
      })
    }
    expect(await received(request)).toHaveLength(40)
    expect(await denied(request)).toHaveLength(20)
    await mail.answer(wren, request)
    expect(wordsOf(await seen(request))).toEqual(['<p>March.</p>'])
  })

  it('HELP-022 loses its Message-ID to nobody who sent it before', async () => {
    const request = await waiting()
    const again = { messageId: `<taken-${request.id}@mail.example>` }
    const to = mail.addressFor(wren, request)
    await expect(mail.send({ from: partner().email, to, ...again })).rejects.toMatchObject({ responseCode: 550 })
    await mail.answer(wren, request, again)
    expect(wordsOf(await seen(request))).toEqual(['<p>March.</p>'])
  })
})
