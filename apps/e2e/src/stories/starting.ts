import { expect } from '@jest/globals'
import { ReferralRow } from '@isets/contracts'
import { DEMO_ORGANISATIONS, type DemoUser } from '@isets/demo'
import type { Locator, Page } from 'playwright-core'
import * as z from 'zod'
import { isAccessible } from '../stage/accessibility.ts'
import { apiClient, type ApiClient } from '../stage/api-client.ts'
import { becomes, seen } from '../stage/look.ts'
import {
  AGENT,
  CASE_MANAGER,
  COLLEAGUE,
  FCRC_WORKER,
  PROGRAMME_MANAGER,
  PROVIDER_MANAGER,
  WORKFORCE,
  demoPerson,
} from '../stage/people.ts'
import { fileRequest } from '../stage/requests.ts'
import type { Stage } from '../stage/stage.ts'
import { story } from '../stage/story.ts'

const greeting = (page: Page) => page.getByRole('heading', { name: /^Good (morning|afternoon|evening), / })
const panels = (page: Page) =>
  page.getByRole('region', { name: 'Overdue' }).or(page.getByRole('region', { name: 'Waiting' }))

/** `12 requests`, `50 of 59 requests` */
const SHOWN = /^(?:\d+ of )?(\d+) /

/** Who looks, and what the demo always has waiting for them. */
const PEOPLE: readonly (readonly [DemoUser, ...string[]])[] = [
  [demoPerson('lead-1'), 'Help requests overdue or due soon', 'Help requests without an assignee'],
  [demoPerson('idhs-1'), 'Cost overrides to decide'],
  [
    WORKFORCE,
    'Reverse referrals to decide',
    'Rejected or expired referrals to take up again or close',
    'Amendments to review',
  ],
  [demoPerson('billing-1'), 'Staffings that wait for you', 'Amendments to approve'],
  [PROVIDER_MANAGER, 'Staffings that wait for you', 'Amendments to review', 'Referrals waiting for your answer'],
  [PROGRAMME_MANAGER, 'Help requests that wait for your reply'],
  [demoPerson('super-2'), 'Case note deletions to review'],
  [CASE_MANAGER, 'Referrals waiting for your answer', 'Initial screenings begun and overdue'],
  [demoPerson('bluestem-2'), 'Referrals waiting for your answer'],
  [demoPerson('program-1'), 'Help requests escalated to you'],
  [AGENT, 'Help requests without an assignee'],
  [demoPerson('platform-1')],
  [demoPerson('auditor-1')],
  [FCRC_WORKER],
]

const Referrals = z.object({ rows: z.array(ReferralRow) })
/** What a line counts, read plainly from everything that waits: at the own provider, and how long. */
const RED = (row: ReferralRow) => Date.parse(row.redAt) <= Date.now()
const DUE = (row: ReferralRow) => Date.parse(row.responseDueAt) <= Date.now()
const WAITING = {
  'Referrals waiting for your answer': () => true,
  'Referrals past their answer day': (row: ReferralRow) => DUE(row) && !RED(row),
  'Referrals flagged red: no answer yet': RED,
} as const

export function starting(): void {
  for (const [person, ...lines] of PEOPLE) {
    story(`job 9: each count on the start page of ${person.key} opens exactly the rows it counted`, (stage) =>
      opensWhatItCounted(stage, person, lines),
    )
  }

  for (const person of [CASE_MANAGER, demoPerson('bluestem-2')]) {
    story(`job 9, REF-038 REF-041: referrals counted for ${person.key} are those that wait for its answer`, (stage) =>
      holdsWhatWaits(stage, person),
    )
  }

  story('job 9: a count rises while the page is open, and the keyboard reaches its rows', async (stage) => {
    const requester = await stage.as(COLLEAGUE)
    const page = await stage.as(AGENT, '/start')
    const line = page.getByRole('link', { name: /Help requests without an assignee$/ })
    const before = await countOf(line)
    await fileRequest(requester, COLLEAGUE, { summary: 'Counted as soon as it is filed' })
    await becomes(() => countOf(line), before + 1)
    await line.focus()
    await page.keyboard.press('Enter')
    await seen(page.getByRole('row').filter({ hasText: 'Counted as soon as it is filed' }))
    await becomes(() => shownIn(page), before + 1)
  })
}

async function opensWhatItCounted(stage: Stage, person: DemoUser, waiting: readonly string[]): Promise<void> {
  const page = await stage.as(person, '/')
  await seen(greeting(page), ...waiting.map((what) => lineOf(page, what)))
  await page.waitForLoadState('networkidle')
  await isAccessible(page)
  const texts = await panels(page).getByRole('link').allInnerTexts()
  for (const text of texts) {
    const what = text.replace(/^\s*\d+/, '').replaceAll(/\s+/g, ' ')
    await becomes(() => differenceOf(page, lineOf(page, what.trim())), 0)
  }
}

/** Row by row: each line of the page against everything that the person may see. */
async function holdsWhatWaits(stage: Stage, person: DemoUser): Promise<void> {
  const client = await apiClient(stage.system.webUrl, person)
  const page = await stage.as(person, '/')
  await seen(greeting(page), lineOf(page, 'Referrals waiting for your answer'))
  const pending = (await referralsOf(client, '?view=pending')).filter(
    ({ status, to }) => status === 'pending_provider_response' && answersFor(person).has(to?.id),
  )
  for (const [what, isCounted] of Object.entries(WAITING)) {
    const expected = pending.filter(isCounted).map(({ number }) => number)
    const line = lineOf(page, what)
    expect(await line.count()).toBe(expected.length > 0 ? 1 : 0)
    if (expected.length === 0) continue
    expect(await countOf(line)).toBe(expected.length)
    await line.click()
    await seen(page.getByRole('table', { name: 'Referrals' }))
    const rows = await referralsOf(client, new URL(page.url()).search)
    expect(rows.map(({ number }) => number).toSorted()).toEqual(expected.toSorted())
    await becomes(() => shownIn(page), expected.length)
    await seen(page.getByRole('link', { name: rows[0]?.number ?? '', exact: true }))
    await page.goBack()
    await seen(greeting(page))
  }
}

/** An intermediary answers for its sub-grantees as well. */
function answersFor({ organisationId, roles }: DemoUser): ReadonlySet<string | null | undefined> {
  const below = roles.includes('intermediary')
    ? DEMO_ORGANISATIONS.filter(({ parentId }) => parentId === organisationId)
    : []
  return new Set([organisationId, ...below.map(({ id }) => id)])
}

async function referralsOf(client: ApiClient, search: string): Promise<ReferralRow[]> {
  const answer = await client.get(`/referrals${search}&pageSize=200`)
  return Referrals.parse(await answer.json()).rows
}

function lineOf(page: Page, what: string): Locator {
  return panels(page).getByRole('link', { name: new RegExp(`^\\d+ ${what}$`) })
}

/** Rows that a line's page shows beyond what the line counted: services may still take in the demo's events. */
async function differenceOf(page: Page, line: Locator): Promise<number> {
  const counted = await countOf(line)
  await line.click()
  await seen(page.getByRole('main').locator('footer').getByText(SHOWN).first())
  const shown = await shownIn(page)
  await page.goBack()
  await seen(greeting(page))
  return shown - counted
}

async function countOf(line: Locator): Promise<number> {
  const [count] = /\d+/.exec(await line.innerText()) ?? []
  expect(count).toBeDefined()
  return Number(count)
}

/** How many rows the list says it has. */
async function shownIn(page: Page): Promise<number> {
  const text = await page.getByRole('main').locator('footer').innerText()
  const [, total] = SHOWN.exec(text.trim()) ?? []
  return Number(total)
}
