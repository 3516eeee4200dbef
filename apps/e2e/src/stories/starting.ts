import { expect } from '@jest/globals'
import type { DemoUser } from '@isets/demo'
import type { Locator, Page } from 'playwright-core'
import { isAccessible } from '../stage/accessibility.ts'
import { becomes, seen } from '../stage/look.ts'
import { AGENT, CASE_MANAGER, COLLEAGUE, PROGRAMME_MANAGER, PROVIDER_MANAGER, demoPerson } from '../stage/people.ts'
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
  [demoPerson('workforce-1'), 'Reverse referrals to decide', 'Amendments to review'],
  [demoPerson('billing-1'), 'Staffings that wait for you', 'Amendments to approve'],
  [PROVIDER_MANAGER, 'Staffings that wait for you', 'Amendments to review', 'Referrals waiting for an answer'],
  [PROGRAMME_MANAGER, 'Help requests that wait for your reply'],
  [demoPerson('super-2'), 'Case note deletions to review'],
  [CASE_MANAGER, 'Referrals waiting for an answer', 'Initial screenings begun and overdue'],
  [demoPerson('bluestem-2'), 'Referrals waiting for an answer'],
  [demoPerson('program-1'), 'Help requests escalated to you'],
]

export function starting(): void {
  for (const [person, ...lines] of PEOPLE) {
    story(`job 9: each count on the start page of ${person.key} opens exactly the rows it counted`, (stage) =>
      opensWhatItCounted(stage, person, lines),
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
