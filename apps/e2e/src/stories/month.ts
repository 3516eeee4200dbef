import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import { isAccessible } from '../stage/accessibility.ts'
import { keepPicture } from '../stage/evidence.ts'
import { gone, seen } from '../stage/look.ts'
import { CASE_MANAGER, PROVIDER_MANAGER, demoPerson, nameOf } from '../stage/people.ts'
import type { Stage } from '../stage/stage.ts'
import { story } from '../stage/story.ts'
import { lateCost } from './late-cost.ts'

const BILLING = demoPerson('billing-1')

export function aMonth(): void {
  story(
    'BILL-001 BILL-007 BILL-019 BILL-021 BILL-024 a month is staffed, reopened, approved and billed',
    staffed,
    180_000,
  )
  story('BILL-003 the packets of a provider and program are listed once both are chosen', choosesPlace)
  story(
    'SUPP-022 BILL-026 BILL-030 a late cost of a billed month is entered with its reason, reviewed and approved',
    lateCost,
    120_000,
  )
}

const packetLink = (page: Page) => page.getByRole('table').getByRole('link').first()
const part = (page: Page, name: RegExp) => page.getByRole('region', { name })
const PROVIDER = /Complete staffing packet/
const STAFFING = /Approve staffing packet/
const BILLING_PART = /Approve billing packet/
const REPORTS = [
  ['4333', 'All Participants Who Received Benefits Summary (4333)'],
  ['Supportive services', 'Supportive Services Summary'],
  ['Employment', 'Employment Report'],
] as const

async function tickAll(page: Page, name: RegExp): Promise<void> {
  const boxes = part(page, name).getByRole('checkbox')
  for (let index = 0; index < 3; index += 1) {
    const box = boxes.nth(index)
    if (!(await box.isChecked())) await box.click()
    await part(page, name)
      .getByText(/^Reviewed /)
      .nth(index)
      .waitFor()
  }
}

/** BILL-007: each report has its button; the box of part 1 ticks by itself. */
async function approveReports(page: Page): Promise<void> {
  for (const [tab, report] of REPORTS) {
    await page.getByRole('navigation', { name: 'Reports' }).getByRole('link', { name: tab, exact: true }).click()
    await page.getByRole('button', { name: `Approved by Provider: ${report}` }).click()
    await page
      .getByRole('region', { name: tab, exact: true })
      .getByText(/^Approved by Provider .* by /)
      .waitFor()
    await expect(part(page, PROVIDER).getByRole('checkbox', { name: report, checked: true }).count()).resolves.toBe(1)
  }
}

async function act(page: Page, name: string, reason?: string, confirmed = name): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  if (reason !== undefined) await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason)
  await dialog.getByRole('button', { name: confirmed, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** BILL-021: the provider asks, the provider manager reopens. */
async function reopenedOnRequest(provider: Page, manager: Page): Promise<void> {
  await provider.reload()
  await act(provider, 'Request staffing changes', 'Two hours are missing')
  await seen(
    part(provider, PROVIDER).getByText(new RegExp(`^Staffing changes requested .* by ${nameOf(CASE_MANAGER)}`)),
  )
  await manager.reload()
  await seen(manager.getByText(/Two hours are missing/))
  await act(manager, 'Decide the request', 'Please add them', 'Reopen the staffing')
  await seen(part(manager, STAFFING).getByText(/^Un-approved .* by /))
}

/** BILL-003: whoever sees many providers chooses one and its program, the month may stay blank. */
async function choosesPlace(stage: Stage): Promise<void> {
  const page = await stage.as(BILLING, '/packets')
  await seen(page.getByRole('heading', { name: 'Choose a provider' }))
  const provider = page.getByRole('combobox', { name: 'Provider' })
  const chosen = (await provider.getByRole('option').nth(1).textContent()) ?? ''
  await provider.selectOption(chosen)
  const program = page.getByRole('combobox', { name: 'Program' })
  if ((await program.inputValue()) === '') {
    await seen(page.getByRole('heading', { name: 'Choose a program' }))
    await program.selectOption({ index: 1 })
  }
  const rows = page.getByRole('table').locator('tbody').getByRole('row')
  await seen(rows.first())
  expect(await rows.filter({ hasText: chosen }).count()).toBe(await rows.count())
}

async function staffed(stage: Stage): Promise<void> {
  const provider = await stage.as(CASE_MANAGER, '/packets?view=due&sort=month')
  await seen(packetLink(provider))
  await provider.goto('/packets?state=not_started')
  await packetLink(provider).click()
  await seen(provider.getByRole('heading', { name: /Complete staffing packet/ }))
  const address = new URL(provider.url()).pathname

  await seen(provider.getByRole('table', { name: '4333' }))
  const rest = provider.getByRole('button', { name: /^Set 4334 Not required/ })
  if (await rest.isVisible()) await rest.click()
  await gone(rest)
  await approveReports(provider)
  await act(provider, 'Submit staffing report')
  await seen(part(provider, PROVIDER).getByText(new RegExp(`^Submitted .* by ${nameOf(CASE_MANAGER)}`)))

  const manager = await stage.as(PROVIDER_MANAGER, address)
  await tickAll(manager, STAFFING)
  await act(manager, 'Approve staffing report')
  await seen(manager.getByText(/The data of this month are locked/))
  await reopenedOnRequest(provider, manager)
  await tickAll(manager, STAFFING)
  await act(manager, 'Approve staffing report')
  await act(manager, 'Un-approve staffing report', 'A time sheet is missing')
  await seen(part(manager, STAFFING).getByText(/^Un-approved .* by /)) // BILL-051
  await tickAll(manager, STAFFING)
  await act(manager, 'Approve staffing report')
  await isAccessible(manager)
  await keepPicture(manager, 'packet-locked')

  const billing = await stage.as(BILLING, address)
  await tickAll(billing, BILLING_PART)
  await act(billing, 'Reviewed and approved')
  await seen(billing.getByText('All complete').first(), billing.getByText(/Only an amendment changes them/))
  await provider.reload()
  await seen(provider.getByText('All complete').first())
  expect(await provider.getByRole('button', { name: 'Request staffing changes' }).count()).toBe(0)
  await provider.getByRole('link', { name: 'Who did what' }).click()
  await seen(provider.getByText('Un-approved the staffing').nth(1), provider.getByText('Approved the billing'))
}
