import { expect } from '@jest/globals'
import type { ServicesView } from '@isets/contracts'
import { formatCents } from '@isets/rules'
import type { Locator, Page } from 'playwright-core'
import { read } from '../stage/calls.ts'
import { servedCustomer } from '../stage/customers.ts'
import { hasFocus, signInByKeys, tabTo } from '../stage/keys.ts'
import { becomes, gone, seen } from '../stage/look.ts'
import { CASE_MANAGER, PROVIDER_MANAGER, demoPerson } from '../stage/people.ts'
import type { Stage } from '../stage/stage.ts'

/** Of an organization whose months no other story staffs. */
const PREPARER = demoPerson('lakeshore-2')
const CATEGORY = 'Housing/Utilities'
const RENT_CENTS = 900_00
const PROVIDER_PART = /Complete staffing packet/
const STAFFING_PART = /Approve staffing packet/

/** A provider enters the cost and asks for the override, an IDHS manager decides from the work list. */
export async function costOverTheCap(stage: Stage): Promise<void> {
  const customer = servedCustomer()
  const page = await stage.visitor('case manager')
  await page.goto(`/customers/${customer.id}/services`)
  await signInByKeys(page, CASE_MANAGER)
  const card = page.getByRole('region', { name: CATEGORY })
  await openService(card)
  await tabTo(card.getByRole('button', { name: `Add a cost of ${CATEGORY}` }), 'Shift+Tab')
  const excess = await excessOf(page, customer.id)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await hasFocus(dialog.getByLabel('What it was for'))
  await page.keyboard.type('Rent')
  await tabTo(dialog.getByLabel('Unit cost in dollars'))
  await page.keyboard.type(`${RENT_CENTS / 100}.00`)
  await page.keyboard.press('Enter')
  await seen(dialog.getByText(/Finish the request/))
  await hasFocus(dialog.getByLabel(/reasonable and necessary/))
  expect(await dialog.getByLabel('Excess').inputValue()).toBe(formatCents(excess))
  await page.keyboard.type('Two months of rent keep the customer in the training.')
  await tabTo(dialog.getByRole('button', { name: 'Send request' }))
  await page.keyboard.press('Enter')
  await gone(dialog)
  await seen(card.getByText('An override waits for its decision'))
  await keepsItsPlace(card)
  await decideByKeys(stage, `${customer.firstName} ${customer.lastName}`)
}

/** SUPP-001: a category without a service gets one first; its button has the focus again. */
async function openService(card: Locator): Promise<void> {
  const change = card.getByRole('button', { name: `Change the service ${CATEGORY}` })
  const add = card.getByRole('button', { name: `Add the service ${CATEGORY}` })
  await tabTo(change.or(add))
  if (await change.isVisible()) return
  const page = card.page()
  await page.keyboard.press('Enter')
  await hasFocus(page.getByRole('dialog').getByLabel('Goal'))
  await tabTo(page.getByRole('dialog').getByRole('button', { name: 'Save service' }))
  await page.keyboard.press('Enter')
  await hasFocus(change)
}

/** What the rent will lie over the cap. */
async function excessOf(page: Page, customerId: string): Promise<number> {
  const { categories } = await read<ServicesView>(page, `/customers/${customerId}/services`)
  const year = categories.find(({ label }) => label === CATEGORY)
  return (year?.totalCents ?? 0) + RENT_CENTS - (year?.capCents ?? 0)
}

async function decideByKeys(stage: Stage, customer: string): Promise<void> {
  const page = await stage.visitor('IDHS manager')
  await page.goto('/overrides?status=pending')
  await signInByKeys(page, demoPerson('idhs-1'))
  await tabTo(page.getByLabel('Search by number or customer'))
  await page.keyboard.type(customer)
  const rows = page.getByRole('table', { name: 'Override requests' }).locator('tbody tr')
  await becomes(() => rows.count(), 1)
  await tabTo(rows.filter({ hasText: CATEGORY }).getByRole('link'))
  await page.keyboard.press('Enter')
  const decision = page.getByRole('region', { name: 'Decision' })
  await tabTo(decision.getByRole('textbox', { name: 'Reason' }))
  await page.keyboard.type('Required by the training.')
  await tabTo(decision.getByRole('button', { name: 'Approve' }))
  await page.keyboard.press('Enter')
  await seen(decision.getByText(/^Approved by /))
  await hasFocus(decision.getByRole('heading', { name: 'Decision' }))
}

/** A provider ticks the reviews and submits, the provider manager approves. */
export async function monthByKeys(stage: Stage): Promise<void> {
  const provider = await stage.visitor('provider')
  await provider.goto('/packets?view=due')
  await signInByKeys(provider, PREPARER)
  await tabTo(provider.getByRole('table').getByRole('link').first())
  await provider.keyboard.press('Enter')
  await seen(provider.getByRole('table', { name: '4333' }))
  await settleForms(provider)
  await review(provider, PROVIDER_PART, 'Submit staffing report')
  await seen(part(provider, PROVIDER_PART).getByText(/^Submitted /))
  await keepsItsPlace(part(provider, PROVIDER_PART))

  const manager = await stage.visitor('provider manager')
  await manager.goto(new URL(provider.url()).pathname)
  await signInByKeys(manager, PROVIDER_MANAGER)
  await review(manager, STAFFING_PART, 'Approve staffing report')
  await seen(manager.getByText(/The data of this month are locked/))
  await keepsItsPlace(part(manager, STAFFING_PART))
}

const part = (page: Page, name: RegExp): Locator => page.getByRole('region', { name })

/** Whoever needs no 4334 is marked at once, and the first line that may be chosen is chosen anew. */
async function settleForms(page: Page): Promise<void> {
  const rest = page.getByRole('button', { name: /^Set 4334 Not required/ })
  if (await rest.isVisible()) {
    await tabTo(rest)
    await page.keyboard.press('Enter')
    await gone(rest)
  }
  const form = page.getByRole('combobox', { name: /^4334 for / }).first()
  await tabTo(form)
  await page.keyboard.press('ArrowUp')
  await becomes(() => form.inputValue(), 'required')
  await hasFocus(form)
}

/** Ticks what is to be reviewed and confirms the act that ends the part. */
async function review(page: Page, name: RegExp, act: string): Promise<void> {
  const boxes = part(page, name).getByRole('checkbox')
  await tabTo(boxes.first(), name === PROVIDER_PART ? 'Shift+Tab' : 'Tab')
  for (let index = 0; index < (await boxes.count()); index += 1) {
    const box = boxes.nth(index)
    await tabTo(box)
    if (!(await box.isChecked())) await page.keyboard.press('Space')
    await seen(
      part(page, name)
        .getByText(/^Reviewed /)
        .nth(index),
    )
    await hasFocus(box)
  }
  await tabTo(part(page, name).getByRole('button', { name: act }))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await hasFocus(dialog.getByRole('button', { name: act }))
  await page.keyboard.press('Enter')
  await gone(dialog)
}

/** What had the focus is gone; it is where it was all the same. */
async function keepsItsPlace(where: Locator): Promise<void> {
  await becomes(() => where.locator(':focus').count(), 1)
}
