import { expect } from '@jest/globals'
import type { CategoryYear, ServicesView } from '@isets/contracts'
import type { Page } from 'playwright-core'
import { fitsInWidth, isAccessible } from '../stage/accessibility.ts'
import { read } from '../stage/calls.ts'
import { servedCustomer } from '../stage/customers.ts'
import { keepPicture } from '../stage/evidence.ts'
import { becomes, gone, seen } from '../stage/look.ts'
import { CASE_MANAGER } from '../stage/people.ts'
import type { Stage } from '../stage/stage.ts'
import { story } from '../stage/story.ts'

const GOAL = 'Pass the forklift test'
const TABLET = { width: 820, height: 1180 }

export function supportiveServices(): void {
  story('SUPP-001 a service is put under a goal of the plan, and under another when that is taken out', underAGoal)
}

const dialogOf = (page: Page) => page.getByRole('dialog')

async function underAGoal(stage: Stage): Promise<void> {
  // Their plan gets a second goal, which no other story expects.
  const { id } = servedCustomer(3)
  const page = await stage.as(CASE_MANAGER, `/customers/${id}/plan`)
  await page.getByRole('button', { name: /^Add goal: / }).click()
  await dialogOf(page).getByLabel('Goal', { exact: true }).fill(GOAL)
  await dialogOf(page).getByRole('button', { name: 'Save' }).click()
  await seen(page.getByRole('heading', { name: GOAL }))
  const label = await missingService(page, id)
  const card = page.getByRole('region', { name: label })

  await openTab(page, 'Services')
  await page.getByRole('button', { name: `Add the service ${label}` }).click()
  await dialogOf(page).getByRole('button', { name: 'Save service' }).click()
  await seen(dialogOf(page).getByText('Please choose a goal of the plan.'))
  await isAccessible(page)
  await keepPicture(page, 'service-goal-dialog-1440')
  const first = await choose(page, `${GOAL} (Not Started)`)
  await seen(card.getByText(`Goal: ${GOAL} (Not Started)`))
  await keepPicture(page, 'service-goal-1440')

  await openTab(page, 'Plan')
  await page.getByRole('region', { name: GOAL }).getByRole('button', { name: 'Remove goal' }).click()
  await gone(page.getByRole('heading', { name: GOAL }))
  await becomes(async () => (await serviceOf(page, id, label))?.planGoal?.removed, true)
  await openTab(page, 'Services')
  await seen(card.getByText('Taken out of the plan: choose another goal'))
  await isAccessible(page)
  await page.setViewportSize(TABLET)
  await fitsInWidth(page)
  await keepPicture(page, 'service-goal-taken-out-820')
  await card.getByRole('button', { name: `Change the service ${label}` }).click()
  await seen(dialogOf(page).getByText(`“${GOAL}” was taken out of the plan.`))
  await keepPicture(page, 'service-goal-dialog-820')
  await choose(page, first)
  await seen(card.getByText(`Goal: ${first}`))
}

async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Parts of the record' }).getByRole('link', { name }).click()
}

async function serviceOf(page: Page, customerId: string, label: string): Promise<CategoryYear['service']> {
  const { categories } = await read<ServicesView>(page, `/customers/${customerId}/services`)
  return categories.find((one) => one.label === label)?.service ?? null
}

/** A category without a service, once billing has heard of the goal. */
async function missingService(page: Page, customerId: string): Promise<string> {
  const goals = async () => (await read<ServicesView>(page, `/customers/${customerId}/services`)).goals
  await becomes(async () => (await goals()).some(({ statement }) => statement === GOAL), true)
  const { categories } = await read<ServicesView>(page, `/customers/${customerId}/services`)
  const label = categories.find(({ service }) => service === null)?.label
  if (label === undefined) throw new Error('Every category has its service')
  return label
}

/** Chooses the goal and saves. The other goal that was there to choose. */
async function choose(page: Page, goal: string): Promise<string> {
  const select = dialogOf(page).getByLabel('Goal')
  const words = await select.getByRole('option').allInnerTexts()
  expect(words).toContain(goal)
  await select.selectOption({ label: goal })
  await dialogOf(page).getByRole('button', { name: 'Save service' }).click()
  await gone(dialogOf(page))
  return words.find((one) => one !== goal && one !== 'Choose a goal') ?? ''
}
