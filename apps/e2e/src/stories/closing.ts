import { expect } from '@jest/globals'
import type { HelpRequestView } from '@isets/contracts'
import { addBusinessDays } from '@isets/rules'
import type { Page } from 'playwright-core'
import { isAccessible } from '../stage/accessibility.ts'
import { keepPicture } from '../stage/evidence.ts'
import { becomes, gone, seen } from '../stage/look.ts'
import { AGENT, CASE_MANAGER, COLLEAGUE } from '../stage/people.ts'
import { queueOf } from '../stage/queue.ts'
import { fileRequest, moveRequest, openRequest, type FiledRequest } from '../stage/requests.ts'
import type { Stage } from '../stage/stage.ts'
import { story } from '../stage/story.ts'

const HOUR_MS = 3_600_000

/** Moves the clock of the whole system: plays after all other stories. */
export function closing(): void {
  story(
    'job 8: HELP-023 NOTIF-006 C1 14 business days of silence close a request, with a warning; an answer stops it',
    async (stage) => {
      try {
        await silence(stage)
      } finally {
        stage.system.clock.reset()
      }
    },
    120_000,
  )
}

async function silence(stage: Stage): Promise<void> {
  const agent = await stage.as(AGENT)
  const requester = await stage.as(COLLEAGUE)
  const [silent, answered, blocking] = await threeWaiting(agent, requester)
  await requester.goto(`/help/requests/${silent.number}`)
  await seen(requester.getByText('We are waiting for your reply.'), requester.getByText(/is closed on /))
  const planned = await closingOf(requester, silent)
  expect((await openRequest(requester, blocking)).closesAt).toBeNull()

  // The whole time at once: nobody was warned yet, so that the warning comes now, and the end two business days later.
  showTime(stage, planned + HOUR_MS)
  for (const address of [COLLEAGUE.email, CASE_MANAGER.email]) {
    const warning = await stage.mailTo(address, new RegExp(`^${silent.number}: your request closes soon`))
    expect(warning.text).toContain('cannot be opened again')
  }
  await stage.mailTo(COLLEAGUE.email, new RegExp(`^${answered.number}: your request closes soon`))
  const closesAt = await closingOf(requester, silent)
  expect(closesAt).toBeGreaterThanOrEqual(addBusinessDays(new Date(planned + HOUR_MS), 2).getTime())
  showTime(stage, closesAt - HOUR_MS)

  const inTime = await stage.as(COLLEAGUE, `/help/requests/${answered.number}`)
  await inTime.getByRole('textbox', { name: 'Your answer' }).fill('It was October.')
  await inTime.getByRole('button', { name: 'Send', exact: true }).click()
  await gone(inTime.getByText('We are waiting for your reply.'))
  expect(await statusOf(requester, silent)).toBe('waiting_for_requester')

  showTime(stage, closesAt + HOUR_MS)
  for (const address of [COLLEAGUE.email, CASE_MANAGER.email]) {
    const farewell = await stage.mailTo(address, new RegExp(`^${silent.number}: your request is closed`))
    expect(farewell.text).toContain('because no answer came')
  }
  await seen(requester.getByText('This request is closed.'), requester.getByText('ISETS closed it'))
  await gone(requester.getByRole('textbox', { name: 'Your answer' }))
  await isAccessible(requester)
  await keepPicture(requester, 'my-request-closed')

  await agent.goto(`/support/queue?view=all&request=${blocking.number}`)
  await seen(queueOf(agent).panel(blocking.number).inStatus('Waiting for requester'))
  await becomes(() => statusOf(requester, answered), 'in_progress')
  const about = stage.mails.sentTo(COLLEAGUE.email).map(({ subject }) => subject)
  expect(about.filter((subject) => /clos/.test(subject) && subject.startsWith(blocking.number))).toEqual([])
  expect(about.filter((subject) => subject === `${answered.number}: your request is closed`)).toEqual([])
  expect(about.filter((subject) => subject.startsWith(`${silent.number}: your request clos`))).toHaveLength(1)
  expect(about.filter((subject) => subject === `${silent.number}: your request is closed`)).toHaveLength(1)
}

/** One that nobody will answer, one that will be answered, one that keeps its requester from working. */
async function threeWaiting(agent: Page, requester: Page): Promise<[FiledRequest, FiledRequest, FiledRequest]> {
  const file = async (summary: string, blocksWork = false) => {
    const request = await fileRequest(requester, COLLEAGUE, { summary, blocksWork, cc: [CASE_MANAGER.email] })
    await moveRequest(agent, request, 'wait')
    return request
  }
  return [
    await file('Which report was it?'),
    await file('Which month was it?'),
    await file('Nobody here can sign in', true),
  ]
}

function showTime({ system }: Stage, instant: number): void {
  system.clock.set(instant - Date.now())
}

/** When it closes without an answer. */
async function closingOf(page: Page, request: FiledRequest): Promise<number> {
  return Date.parse((await openRequest(page, request)).closesAt ?? '')
}

async function statusOf(page: Page, request: FiledRequest): Promise<HelpRequestView['status']> {
  return (await openRequest(page, request)).status
}
