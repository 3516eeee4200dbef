import { expect } from '@jest/globals'
import type { ReceivedMail } from '@isets/testing'
import type { AddressObject } from 'mailparser'
import { createTransport } from 'nodemailer'
import type { Locator, Page } from 'playwright-core'
import { isAccessible } from '../stage/accessibility.ts'
import { keepPicture } from '../stage/evidence.ts'
import { becomes, gone, seen } from '../stage/look.ts'
import { AGENT, CASE_MANAGER, COLLEAGUE, SECOND_AGENT, demoPerson, nameOf } from '../stage/people.ts'
import { chosenIn, queueOf } from '../stage/queue.ts'
import { fileRequest } from '../stage/requests.ts'
import type { Stage } from '../stage/stage.ts'
import { story } from '../stage/story.ts'

const NOTE = 'The import of last night has failed again.'
const REASON = 'Only IDHS can decide this.'
const PROGRAM_MANAGER = demoPerson('program-1')

export function supporting(): void {
  story(
    'HELP-021 HELP-022 HELP-025 HELP-026 HELP-028 HELP-041 a request goes from the queue to its solution',
    fromQueueToSolution,
    150_000,
  )

  story('HELP-029 a request goes up the ladder with a reason, is answered there and comes back', upTheLadder, 120_000)

  story('a second agent learns that somebody answered meanwhile, and keeps the text', async (stage) => {
    const first = await stage.as(AGENT)
    const requester = await stage.as(COLLEAGUE)
    const { number } = await fileRequest(requester, COLLEAGUE, { summary: 'Two agents at once' })
    const second = await stage.as(SECOND_AGENT, `/support/queue?view=all&request=${number}`)
    await first.goto(`/support/queue?view=all&request=${number}`)
    const mine = queueOf(second).panel(number)
    const theirs = queueOf(first).panel(number)

    await mine.answer.fill('Please try another browser.')
    await theirs.answer.fill('It is mended, please try again.')
    await theirs.send.click()
    const notice = mine.panel.getByRole('alert').filter({ hasText: `${nameOf(AGENT)} answered while you typed` })
    await seen(notice)
    await mine.send.click()
    expect(await mine.answer.innerText()).toContain('Please try another browser.')
    await isAccessible(second)
    await keepPicture(second, 'queue-answered-meanwhile')
    await notice.getByRole('button', { name: 'I have seen it' }).click()
    await mine.send.click()
    await seen(theirs.conversation.getByText('Please try another browser.'))
  })

  story('a version that is out of date is refused even when no live update has come', async (stage) => {
    stage.expectTrouble(/^409 POST .*\/answers$|ERR_FAILED GET \/api\/live$/)
    const requester = await stage.as(COLLEAGUE)
    const { number } = await fileRequest(requester, COLLEAGUE, { summary: 'Two agents, one of them deaf' })
    const deaf = await stage.as(SECOND_AGENT)
    await deaf.route('**/api/live', (route) => route.abort())
    await deaf.goto(`/support/queue?view=all&request=${number}`)
    const mine = queueOf(deaf).panel(number)
    await mine.answer.fill('My own view of it.')

    const other = await stage.as(AGENT, `/support/queue?view=all&request=${number}`)
    const theirs = queueOf(other).panel(number)
    await theirs.answer.fill('Answered first.')
    await theirs.send.click()
    await seen(theirs.conversation.getByText('Answered first.'))
    await mine.send.click()
    await seen(mine.panel.getByText(`${nameOf(AGENT)} answered while you typed`))
    expect(await mine.answer.innerText()).toContain('My own view of it.')
  })

  story('Back brings the view and the filters of the queue again', async (stage) => {
    const page = await stage.as(AGENT, '/support/queue')
    const { status, views, table, search } = queueOf(page)
    await seen(table)
    await status.selectOption({ label: 'In progress' })
    await views.getByRole('link', { name: /^All(?! open)/ }).click()
    await page.waitForURL(/view=all/)
    expect(new URL(page.url()).searchParams.get('status')).toBe('in_progress')
    await table.getByRole('button', { name: /./ }).nth(3).click()
    await seen(page.getByRole('complementary', { name: /^Help request/ }))
    await page.goBack()
    await gone(page.getByRole('complementary', { name: /^Help request/ }))
    expect(await chosenIn(status)).toBe('In progress')
    await page.goBack()
    await becomes(() => views.getByRole('link', { name: /^All open/ }).getAttribute('aria-current'), 'page')
    expect(await chosenIn(status)).toBe('In progress')
    await page.goBack()
    await becomes(() => chosenIn(status), 'Any status')
    await search.fill('no request has these words')
    await seen(page.getByRole('heading', { name: 'No requests match these filters' }))
  })
}

async function fromQueueToSolution(stage: Stage): Promise<void> {
  const agent = await stage.as(AGENT, '/support/queue?sort=-filed')
  const queue = queueOf(agent)
  await seen(queue.table)
  const requester = await stage.as(COLLEAGUE)
  const summary = 'The placement report stays empty'
  const { number, id } = await fileRequest(requester, COLLEAGUE, { summary, cc: [CASE_MANAGER.email] })
  await requester.goto(`/help/requests/${number}`)
  await seen(requester.getByRole('heading', { name: summary }), requester.getByText('Received').first())

  // HELP-032: it comes without reloading, with the time that is left.
  await queue.newOnes.click()
  await seen(queue.row(number).getByText(/left$/))
  await queue.opener(number).click()
  const open = queue.panel(number)

  // HELP-028: triage.
  await open.assignToMe.click()
  await becomes(() => chosenIn(open.assignee), nameOf(AGENT))
  await seen(open.inStatus('In progress'), open.conversation.getByText(`Taken · ${nameOf(AGENT)}`))
  await open.category.selectOption({ label: 'ISETS › Report or dashboard' })
  await open.priority.selectOption({ label: 'Urgent' })
  await seen(open.conversation.getByText(/priority set to Urgent/i))
  await saysInTheBar(agent, open.panel)

  await open.writeNote.click()
  await open.note.fill(NOTE)
  await open.addNote.click()
  await seen(open.conversation.getByText(NOTE))
  await open.writeAnswer.click()
  await open.answer.fill('Which month did you choose?')
  await open.sendAndWait.click()

  // HELP-021: the requester sees it at once, and gets mail; so does who is in copy.
  await seen(requester.getByText('Which month did you choose?'))
  await seen(requester.getByText('We are waiting for your reply.'))
  for (const address of [COLLEAGUE.email, CASE_MANAGER.email]) {
    const answered = await stage.mailTo(address, new RegExp(`^${number}: support has answered`))
    expect(answered.text).toContain('Which month did you choose?')
    await stage.mailTo(address, new RegExp(`^${number}: we need something from you`))
  }

  // HELP-022: the requester's answer brings it back.
  await requester.getByRole('textbox', { name: 'Your answer' }).fill('October, as in the manual.')
  await requester.getByRole('button', { name: 'Send', exact: true }).click()
  await seen(open.conversation.getByText('October, as in the manual.'))
  await seen(open.inStatus('In progress'))
  await stage.mailTo(CASE_MANAGER.email, new RegExp(`^${number}: there is a new message`))
  const asked = await stage.mailTo(COLLEAGUE.email, new RegExp(`^${number}: support has answered`))
  await answerByMail(stage, asked, COLLEAGUE.email, 'November stays empty too.')
  const message = (words: string) => open.conversation.getByRole('listitem').filter({ hasText: words })
  const byMail = message('November stays empty too.')
  await seen(byMail.getByText('by mail', { exact: false }), requester.getByText('November stays empty too.'))
  expect(await byMail.innerText()).not.toContain('Which month')
  expect(await message('October, as in the manual.').innerText()).not.toContain('by mail')

  await keepPicture(agent, 'queue-conversation')
  await keepPicture(requester, 'my-request-conversation')

  // HELP-025: resolved, with a last mail; HELP-041: with guidance for what the provider's own staff correct.
  await open.answer.fill('The report is mended.')
  await agent.getByRole('button', { name: 'Answer with guidance' }).click()
  await agent.getByRole('menuitem', { name: 'Correct hours of attendance' }).click()
  await seen(open.panel.getByText('Resolves with guidance: Correct hours of attendance'))
  await open.sendAndResolve.click()
  await seen(open.conversation.getByText('Resolved with guidance: Correct hours of attendance'))
  await seen(requester.getByText('This request is resolved.'), requester.getByText('The report is mended.'))
  await stage.mailTo(COLLEAGUE.email, new RegExp(`^${number}: your request is resolved`))

  // Nobody outside SIU ever sees the note: not on the page, not in what the page was sent, not by mail.
  expect(await requester.getByText(NOTE).count()).toBe(0)
  const sent = await requester.request.get(`/api/help-requests/${id}`)
  expect(await sent.text()).toContain('The report is mended.')
  expect(await sent.text()).not.toContain('import of last night')
  const mails = stage.mails.received.filter(({ subject }) => subject.includes(number))
  expect(mails.map(({ text, html }) => text + html).join()).not.toContain('import of last night')
}

/** HELP-022: with "Answer" in a mail program, to where the mail asks for answers; the mail itself stands below. */
async function answerByMail({ system }: Stage, mail: ReceivedMail, from: string, words: string): Promise<void> {
  const { headers, messageId, subject, text: quoted } = mail
  const to = String((headers.get('reply-to') as AddressObject | undefined)?.value[0]?.address)
  expect(to).toMatch(/@reply\.isets\.example$/)
  const transport = createTransport({ host: '127.0.0.1', port: system.ports.mailIn, ignoreTLS: true })
  const text = `${words}\n\nOn Monday, ISETS wrote:\n${quoted.replaceAll(/^/gm, '> ')}`
  await transport.sendMail({ from, to, subject: `Re: ${subject}`, inReplyTo: messageId, text })
}

/** HELP-029: up the ladder with a reason, an answer from there, and back. */
async function upTheLadder(stage: Stage): Promise<void> {
  const requester = await stage.as(COLLEAGUE)
  const level = await stage.as(PROGRAM_MANAGER, '/start')
  const { number } = await fileRequest(requester, COLLEAGUE, { summary: 'May a customer change the provider?' })
  const agent = await stage.as(AGENT, `/support/queue?view=all&request=${number}`)
  const open = queueOf(agent).panel(number)
  await open.inStatus('New').click()
  await agent.getByRole('menuitem', { name: 'Escalate…' }).click()
  const dialog = agent.getByRole('dialog', { name: `Escalate ${number}` })
  await dialog.getByRole('button', { name: 'Escalate' }).click()
  await seen(dialog.getByText('Please write at least three letters.'))
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(REASON)
  await isAccessible(agent)
  await keepPicture(agent, 'queue-escalate')
  await dialog.getByRole('button', { name: 'Escalate' }).click()
  await seen(open.conversation.getByText(`Escalated to Program Manager: ${REASON}`))

  await stage.mailTo(PROGRAM_MANAGER.email, new RegExp(`^${number}: a request was escalated to you`))
  await level.getByRole('link', { name: /Help requests escalated to you$/ }).click()
  await queueOf(level).opener(number).click()
  const theirs = queueOf(level).panel(number)
  await seen(theirs.conversation.getByText(REASON))
  await isAccessible(level)
  await keepPicture(level, 'queue-of-a-level')
  await theirs.answer.fill('Yes, from the first of the next month.')
  await theirs.send.click()
  await seen(theirs.conversation.getByText('Yes, from the first of the next month.'))
  await theirs.inStatus('Escalated').click()
  await level.getByRole('menuitem', { name: 'Hand back to SIU…' }).click()
  const back = level.getByRole('dialog', { name: `Hand ${number} back to SIU` })
  await back.getByRole('textbox', { name: 'Reason' }).fill('Decided. Please tell the office.')
  // News of the change may come to the open panel before the answer that closes it.
  stage.expectTrouble(/^404 GET \/api\/help-requests\/[0-9a-f-]+$/)
  await back.getByRole('button', { name: 'Hand back' }).click()
  await gone(theirs.panel)
  await level.reload()
  await seen(queueOf(level).table)
  await gone(queueOf(level).row(number))

  await seen(open.inStatus('In progress'), open.conversation.getByText(/^Handed back: Decided\./))
  await requester.goto(`/help/requests/${number}`)
  await seen(requester.getByText('Yes, from the first of the next month.'))
  expect(await requester.getByText(REASON).count()).toBe(0)
}

/** What was done, three times with a way back, is said above the open request and covers nothing of it. */
async function saysInTheBar(page: Page, panel: Locator): Promise<void> {
  const last = page.getByRole('alert').filter({ hasText: 'Priority is Urgent' })
  await seen(last.getByRole('button', { name: 'Undo' }))
  const [word, request] = [await last.boundingBox(), await panel.boundingBox()]
  expect(word && word.y + word.height).toBeLessThanOrEqual(request?.y ?? 0)
  await keepPicture(page, 'queue-undo')
}
