import { expect } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import type { PacketCostRow } from '@isets/contracts'
import type { Page } from 'playwright-core'
import { fitsInWidth, isAccessible } from '../stage/accessibility.ts'
import { keepPicture } from '../stage/evidence.ts'
import { becomes, seen } from '../stage/look.ts'
import { CASE_MANAGER } from '../stage/people.ts'
import type { Stage } from '../stage/stage.ts'
import { story } from '../stage/story.ts'

const TABLET = { width: 820, height: 1180 }
const LINES = 200
/** What a screen shows, with what is drawn above and below it. */
const DRAWN_AT_MOST = 60

export function longLists(): void {
  story('a report of two hundred lines draws those in sight, and all of them on paper', longReport)
}

async function longReport(stage: Stage): Promise<void> {
  const page = await stage.as(CASE_MANAGER, '/packets?state=all_complete')
  await withManyCosts(page)
  await page.getByRole('table').getByRole('link').first().click()
  await page.getByRole('link', { name: 'Supportive services' }).click()
  const table = page.getByRole('table', { name: 'Supportive services' })
  const lines = table.locator('tbody tr[data-index]')
  await seen(table.getByText('Customer 1', { exact: true }))
  expect(await table.getAttribute('aria-rowcount')).toBe(String(LINES + 1))
  expect(await lines.count()).toBeLessThan(DRAWN_AT_MOST)
  await isAccessible(page)
  await keepPicture(page, 'long-report-1440')

  await page.getByRole('region', { name: 'Reports' }).evaluate((region) => region.scrollTo(0, region.scrollHeight))
  await seen(table.getByText(`Customer ${LINES}`, { exact: true }), table.getByRole('columnheader').first())
  expect(await lines.count()).toBeLessThan(DRAWN_AT_MOST)
  await page.setViewportSize(TABLET)
  await fitsInWidth(page)
  await keepPicture(page, 'long-report-820')

  await page.emulateMedia({ media: 'print' })
  await becomes(() => lines.count(), LINES)
}

/** The demo has no month with so many costs: the page gets one of them many times. */
async function withManyCosts(page: Page): Promise<void> {
  await page.route(/\/api\/packets\/[^/]+\/costs/, async (route) => {
    const response = await route.fetch()
    const answer = (await response.json()) as { rows: PacketCostRow[] }
    const [cost] = answer.rows
    const rows = Array.from({ length: LINES }, (_, index) => ({
      ...cost,
      costId: randomUUID(),
      name: `Customer ${index + 1}`,
    }))
    await route.fulfill({ response, json: { ...answer, rows, total: LINES } })
  })
}
