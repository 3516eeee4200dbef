import { expect } from '@jest/globals'
import type { OverrideView, ServicesView } from '@isets/contracts'
import type { Page } from 'playwright-core'
import { fitsInWidth, isAccessible } from '../stage/accessibility.ts'
import { change, read } from '../stage/calls.ts'
import { servedCustomer } from '../stage/customers.ts'
import { keepPicture } from '../stage/evidence.ts'
import { gone, seen } from '../stage/look.ts'
import { CASE_MANAGER, demoPerson } from '../stage/people.ts'
import type { Stage } from '../stage/stage.ts'
import { story } from '../stage/story.ts'

const MANAGER = demoPerson('idhs-1')
const TABLET = { width: 820, height: 1180 }
const HOUSING = 'Housing/Utilities'
const DAY_MS = 24 * 3_600_000

export function overriding(): void {
  story('SUPP-013 a category warns once its costs come near the cap, and not before', comesNear)
  story('SUPP-014 to SUPP-018 NOTIF-004 NOTIF-005 a cost goes over the cap, and IDHS decides', overTheCap, 120_000)

  story('SUPP-019 a request that waits is deleted after a question', deleted)
}

async function overTheCap(stage: Stage): Promise<void> {
  const page = await stage.as(CASE_MANAGER, `/customers/${servedCustomer().id}/services`)
  const clothing = page.getByRole('region', { name: 'Clothing' })
  await seen(clothing, page.getByRole('heading', { name: 'Costs of the year' }))
  await keepPicture(page, 'services-1440')
  await withOpenService(page, 'Clothing')

  await clothing.getByRole('button', { name: 'Add a cost of Clothing' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Save cost' }).click()
  await seen(dialog.getByText('Say what it was for.'))
  await dialog.getByLabel('What it was for').fill('Work boots')
  await dialog.getByLabel('Unit cost in dollars').fill('350.00')
  await seen(dialog.getByText(/Goes over the cap by/))
  await isAccessible(page)
  await keepPicture(page, 'services-cost-1440')
  await dialog.getByRole('button', { name: 'Save cost' }).click()

  await seen(dialog.getByText(/Finish the request/))
  await page.keyboard.press('Escape')
  await seen(dialog.getByLabel('Excess'))
  await dialog.getByLabel(/reasonable and necessary/).fill('Steel-toe boots are required by the training.')
  await isAccessible(page)
  await keepPicture(page, 'override-request-1440')
  await dialog.getByRole('button', { name: 'Send request' }).dblclick()
  await gone(dialog)
  await seen(clothing.getByText('An override waits for its decision'))
  expect(await clothing.getByRole('button', { name: /Add a cost/ }).count()).toBe(0)

  const asked = await stage.mailTo(MANAGER.email, /^OVR-\d+: an override is asked for$/)
  const number = asked.subject.slice(0, asked.subject.indexOf(':'))
  try {
    afterDays(stage, 1)
    await stage.mailTo(MANAGER.email, new RegExp(`^${number}: undecided for 24 hours`))
    afterDays(stage, 2)
    await stage.mailTo(MANAGER.email, new RegExp(`^${number}: the decision is due`))
  } finally {
    stage.system.clock.reset()
  }
  await decides(stage, number)
  await stage.mailTo(CASE_MANAGER.email, new RegExp(`^${number}: your override was approved`))
  expect(stage.mails.sentTo(MANAGER.email).filter(({ subject }) => subject.startsWith(number))).toHaveLength(3)
  await page.reload()
  await seen(page.getByText('Override approved').first())
  await page.setViewportSize(TABLET)
  await fitsInWidth(page)
  await keepPicture(page, 'services-820')
}

async function deleted(stage: Stage): Promise<void> {
  const page = await stage.as(CASE_MANAGER)
  const customerId = servedCustomer().id
  const { fiscalYear, categories } = await read<ServicesView>(page, `/customers/${customerId}/services`)
  const category = categories.find(({ block, capCents }) => block === null && capCents !== null)?.category
  const explanation = 'The course asks for more than usual.'
  const asked = { category, fiscalYear, excessCents: 50_00, explanation }
  const { id, number } = await change<OverrideView>(page, `/customers/${customerId}/service-increases`, asked)
  await page.goto(`/overrides/${id}`)
  const remove = page.getByRole('button', { name: 'Delete request' })
  await remove.click()
  const dialog = page.getByRole('dialog', { name: `Delete ${number}?` })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await gone(dialog)
  await remove.click()
  await dialog.getByRole('button', { name: 'Delete request' }).click()
  await gone(dialog, remove)
}

/** Two costs: up to a cent under four fifths of the cap, and that cent. */
async function comesNear(stage: Stage): Promise<void> {
  const page = await stage.as(CASE_MANAGER, `/customers/${servedCustomer().id}/services`)
  const category = page.getByRole('region', { name: HOUSING })
  await seen(category)
  await withOpenService(page, HOUSING)
  const [spent = 0, cap = 0] = [...(await category.innerText()).matchAll(/\$([\d,]+\.\d\d)/g)].map(([, dollars = '']) =>
    Math.round(Number(dollars.replaceAll(',', '')) * 100),
  )
  const warning = category.getByText('Near the cap')
  expect(await warning.count()).toBe(0)
  await spend(page, cap * 0.8 - spent - 1)
  await seen(category.getByText('79%'))
  expect(await warning.count()).toBe(0)
  await spend(page, 1)
  await seen(category.getByText('80%'), warning)
  await isAccessible(page)
  await keepPicture(page, 'services-near-1440')
  await page.setViewportSize(TABLET)
  await fitsInWidth(page)
  await keepPicture(page, 'services-near-820')
}

async function spend(page: Page, cents: number): Promise<void> {
  await page.getByRole('button', { name: `Add a cost of ${HOUSING}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What it was for').fill('Electricity')
  await dialog.getByLabel('Unit cost in dollars').fill((cents / 100).toFixed(2))
  await dialog.getByRole('button', { name: 'Save cost' }).click()
  await gone(dialog)
}

async function decides(stage: Stage, number: string): Promise<void> {
  const page = await stage.as(MANAGER, '/overrides?status=pending')
  await seen(page.getByRole('table', { name: 'Override requests' }))
  await keepPicture(page, 'overrides-1440')
  await page.getByLabel('Search by number or customer').fill(number)
  await page
    .getByRole('row', { name: new RegExp(number) })
    .getByRole('link')
    .click()
  await seen(page.getByRole('heading', { name: 'Decision', exact: true }))
  await keepPicture(page, 'override-1440')
  await page.setViewportSize(TABLET)
  await fitsInWidth(page)
  await keepPicture(page, 'override-820')
  await page.getByRole('button', { name: 'Approve' }).click()
  await seen(page.getByText('Give the reason, in at least three characters.'))
  await page.keyboard.type('Required by the training.')
  await page.getByRole('button', { name: 'Approve' }).click()
  await seen(page.getByText(/^Approved by /))
}

/** SUPP-001: a category without a service gets one first, under the only goal of the plan. */
async function withOpenService(page: Page, category: string): Promise<void> {
  const add = page.getByRole('button', { name: `Add the service ${category}` })
  if ((await add.count()) === 0) return
  await add.click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Save service' }).click()
  await gone(dialog)
}

/** Moves the demo clock to so many days and a minute after now. */
function afterDays(stage: Stage, days: number): void {
  stage.system.clock.set(days * DAY_MS + 60_000)
}
