import { expect } from '@jest/globals'
import type { AttendanceSheet, CustomerListRow, CustomerView, ReferralRow } from '@isets/contracts'
import { fiscalYearOfDate } from '@isets/rules'
import type { Locator, Page } from 'playwright-core'
import { isAccessible } from '../stage/accessibility.ts'
import { change, read } from '../stage/calls.ts'
import { keepPicture } from '../stage/evidence.ts'
import { becomes, gone, seen } from '../stage/look.ts'
import { CASE_MANAGER, nameOf, PROVIDER_MANAGER } from '../stage/people.ts'
import type { Stage } from '../stage/stage.ts'
import { story } from '../stage/story.ts'

const SIZES = [
  { width: 1440, height: 900 },
  { width: 820, height: 1180 },
]
const SEARCH = 'Supervised Job Search'

/** Job 4: enrolment, plan, attendance, and the end of it. */
export function serving(): void {
  story(
    'ENR-001 ENR-007 ENR-009 ENR-010 CASE-018 NOTE-019 a customer is enrolled, starts an activity and becomes Active',
    fromReferralToActive,
    150_000,
  )
  story('C13 ATT-001 hours of a fiscal year that is over are saved with a reason', lateHours)
  story('ATT-001 ATT-004 PLAN-037 hours are entered and verified, and an activity is closed', attendAndClose, 150_000)
  story('EXIT-001 EXIT-009 NOTE-021 a customer who has completed everything is exited, once', leave, 150_000)
}

const dialogOf = (page: Page): Locator => page.getByRole('dialog')
const status = (page: Page, words: string): Locator => page.getByText(words, { exact: true }).first()

async function fromReferralToActive(stage: Stage): Promise<void> {
  const page = await stage.as(CASE_MANAGER)
  const customerId = await acceptSomebody(page)
  await page.goto(`/customers/${customerId}`)
  await enrol(page)
  await seen(status(page, 'Pending Activity Start Dates'))
  await seen(page.getByText('The plan has changed since the last case note: write one about it.'))

  await page.getByRole('link', { name: 'Plan', exact: true }).click()
  await seen(page.getByRole('heading', { name: /^Complete the / }))
  await page
    .getByRole('button', { name: /^Start / })
    .first()
    .click()
  await dialogOf(page).getByLabel('Started on').fill('2035-01-08')
  await dialogOf(page).getByRole('button', { name: 'Start', exact: true }).click()
  stage.expectTrouble(/^422 /)
  await seen(dialogOf(page).getByText(/^The start cannot lie in the future/))
  await dialogOf(page)
    .getByLabel('Started on')
    .fill(await today(page, customerId))
  await dialogOf(page).getByRole('button', { name: 'Start', exact: true }).dblclick()
  await writePromptedNote(page)
  await seen(status(page, 'Active'))
  await keepPicture(page, 'plan-started')

  await page.goBack()
  await seen(page.getByRole('heading', { name: 'Status', exact: true }))
  await gone(page.getByText('The plan has changed since the last case note: write one about it.'))
}

/** Somebody whose referral waits for this provider is accepted; casework hears of it. */
async function acceptSomebody(page: Page): Promise<string> {
  const { rows } = await read<{ rows: ReferralRow[] }>(page, '/referrals?status=pending_provider_response&pageSize=50')
  for (const { id } of rows) {
    const referral = await read<{ version: number; customer: { id: string } }>(page, `/referrals/${id}`)
    const customer = await read<CustomerView>(page, `/customers/${referral.customer.id}`)
    if (customer.eligibility !== 'eligible' || customer.screenedOn === null) continue
    const day = await today(page, customer.id)
    const accepted = { version: referral.version, assessmentCompletedOn: customer.screenedOn, expectedStartOn: day }
    await change(page, `/referrals/${id}/acceptance`, accepted)
    const isHeard = async () =>
      (await read<CustomerView>(page, `/customers/${customer.id}`)).flags.some(
        ({ flag }) => flag === 'accepted_not_enrolled',
      )
    await becomes(isHeard, true)
    return customer.id
  }
  throw new Error('No eligible customer waits for this provider')
}

async function today(page: Page, customerId: string): Promise<string> {
  const plan = await read<{ today: string }>(page, `/customers/${customerId}/plan`)
  return plan.today
}

async function enrol(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Enroll', exact: true }).click()
  const dialog = dialogOf(page)
  await dialog.getByRole('button', { name: 'Enroll', exact: true }).click()
  await seen(dialog.getByText('Choose at least one activity.'))
  await isAccessible(page)
  await keepPicture(page, 'enroll-dialog')
  await dialog.getByRole('checkbox', { name: SEARCH, exact: true }).check()
  await seen(dialog.getByText(/may not stand alone/))
  const others = dialog.getByRole('group', { name: 'Activities to begin with' }).getByRole('checkbox')
  await dialog.getByRole('checkbox', { name: SEARCH, exact: true }).uncheck()
  await others.first().check()
  await dialog.getByRole('button', { name: 'Resource team' }).click()
  await dialog.getByRole('searchbox', { name: 'Search contacts' }).fill(nameOf(PROVIDER_MANAGER))
  await dialog.getByRole('checkbox', { name: nameOf(PROVIDER_MANAGER) }).check()
  await dialog.getByRole('button', { name: 'Enroll', exact: true }).click()
  const note = page.getByRole('dialog', { name: 'Case note about this change' })
  await seen(note)
  await isAccessible(page)
  await keepPicture(page, 'note-after-change')
  await note.getByRole('button', { name: 'Write it later' }).click()
  await gone(note)
}

async function writePromptedNote(page: Page): Promise<void> {
  const note = page.getByRole('dialog', { name: 'Case note about this change' })
  await note.getByLabel('Type of contact').selectOption({ label: 'Office visit' })
  await note.getByLabel('Data', { exact: true }).fill('The customer has begun today.')
  await note.getByLabel('Analysis', { exact: true }).fill('The activity fits the goal.')
  await note.getByLabel('Plan', { exact: true }).fill('Next contact in two weeks.')
  await note.getByRole('button', { name: 'Save the note' }).click()
  await gone(note)
}

/** The first customers of a view of the list that this provider works with. */
async function customersIn(page: Page, view: string): Promise<readonly CustomerListRow[]> {
  const { rows } = await read<{ rows: CustomerListRow[] }>(page, `/customers?view=${view}&pageSize=50`)
  return rows
}

/** The page takes this week for one of the year before: to the server the reason is one too many. */
async function lateHours(stage: Stage): Promise<void> {
  const page = await stage.as(CASE_MANAGER)
  const customerId = await somebodyInTraining(page)
  await page.route(/\/attendance\/\d{4}-/, async (route) => {
    const response = await route.fetch()
    const sheet = (await response.json()) as AttendanceSheet
    await route.fulfill({ response, json: { ...sheet, today: `${fiscalYearOfDate(sheet.week)}-07-01` } })
  })
  await page.goto(`/customers/${customerId}/attendance`)
  const reason = page.getByRole('textbox', { name: 'Why these hours change after the fiscal year' })
  const hours = page.getByRole('textbox', { name: /^Hours of / }).last()
  await seen(hours)
  expect(await reason.count()).toBe(0)
  await hours.fill('3')
  await seen(reason)
  await page.getByRole('button', { name: 'Save hours' }).click()
  await seen(page.getByText('Say why, in at least three letters.'))
  await becomes(() => reason.evaluate((field) => field === document.activeElement), true)
  for (const size of SIZES) {
    await page.setViewportSize(size)
    await isAccessible(page)
    await keepPicture(page, `attendance-late-${size.width}`)
  }
  await reason.fill('The sign-in sheet came in July')
  const sent = page.waitForRequest((request) => request.method() === 'PUT')
  await page.getByRole('button', { name: 'Save hours' }).click()
  expect((await sent).postDataJSON()).toMatchObject({ reason: 'The sign-in sheet came in July' })
  await seen(page.getByText('The hours are saved.'))
  await gone(reason)
}

async function attendAndClose(stage: Stage): Promise<void> {
  const page = await stage.as(CASE_MANAGER)
  const customerId = await somebodyInTraining(page)
  await page.goto(`/customers/${customerId}/attendance`)
  const hours = page.getByRole('textbox', { name: /^Hours of / }).last()
  await hours.fill('25')
  await page.getByRole('button', { name: 'Save hours' }).click()
  await seen(page.getByText('Enter hours between 0 and 24.'))
  await isAccessible(page)
  await hours.fill('6.5')
  await page.getByRole('button', { name: 'Save hours' }).click()
  await seen(page.getByText('The hours are saved.'))
  await becomes(() => hours.inputValue(), '6.5')
  await page.getByRole('button', { name: 'Verify week' }).click()
  await seen(page.getByText('verified', { exact: true }).first())
  await isAccessible(page)
  await keepPicture(page, 'attendance-verified')

  await page.getByRole('link', { name: 'Plan', exact: true }).click()
  await page
    .getByRole('button', { name: /^Close / })
    .first()
    .click()
  await dialogOf(page).getByRole('radio', { name: 'Unsuccessful Completion' }).check()
  await keepPicture(page, 'close-activity')
  await dialogOf(page).getByRole('button', { name: 'Close activity' }).click()
  const note = page.getByRole('dialog', { name: 'Case note about this change' })
  await seen(note)
  await page.keyboard.press('Escape')
  await gone(note)
  await seen(page.getByRole('cell', { name: 'Unsuccessful Completion' }).first())
}

/** An active customer with one single started activity, so that closing it breaks no rule of the mix. */
async function somebodyInTraining(page: Page): Promise<string> {
  for (const { id } of await customersIn(page, 'active')) {
    const { openActivities } = await read<CustomerView>(page, `/customers/${id}`)
    if (openActivities.length === 1) return id
  }
  throw new Error('Nobody of this provider has one open activity')
}

async function leave(stage: Stage): Promise<void> {
  const page = await stage.as(CASE_MANAGER)
  const busy = await somebodyInTraining(page)
  const [done] = await customersIn(page, 'completed_not_exited')
  await page.goto(`/customers/${busy}`)
  await page.getByRole('button', { name: 'Exit', exact: true }).click()
  await seen(dialogOf(page).getByText(/^Not all activities are completed: /))
  expect(await dialogOf(page).getByRole('button', { name: 'Exit the customer' }).count()).toBe(0)
  await isAccessible(page)
  await keepPicture(page, 'exit-blocked')

  await page.goto(`/customers/${done?.id ?? ''}`)
  await page.getByRole('button', { name: 'Exit', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Exit the customer' })
  await dialog.getByLabel('Completion status').selectOption({ label: 'Successfully Employed' })
  await dialog.getByRole('button', { name: 'Exit the customer' }).click()
  stage.expectTrouble(/^422 /)
  await seen(dialog.getByText(/needs more than 90 days in Job Retention/))
  await dialog.getByLabel('Completion status').selectOption({ label: 'Successful Completion' })
  await isAccessible(page)
  await keepPicture(page, 'exit-dialog')
  await dialog.getByRole('button', { name: 'Exit the customer' }).dblclick()
  const note = page.getByRole('dialog', { name: 'Case note about this change' })
  await note.getByRole('button', { name: 'Write it later' }).click()
  await gone(note)
  await seen(status(page, 'Exited'), page.getByRole('region', { name: 'Exits' }).getByText('Successful Completion'))
  await gone(page.getByRole('button', { name: 'Exit', exact: true }))
  await keepPicture(page, 'overview-exited')
}
