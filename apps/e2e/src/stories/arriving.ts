import { expect } from '@jest/globals'
import { demoFeedRow, feedFile, inventedCustomer, type DemoCustomer, type DemoFeedRow } from '@isets/demo'
import { asAdmin, eventually } from '@isets/testing'
import type { Locator, Page } from 'playwright-core'
import { isAccessible } from '../stage/accessibility.ts'
import { keepPicture } from '../stage/evidence.ts'
import { choose } from '../stage/files.ts'
import { becomes, seen } from '../stage/look.ts'
import { CASE_MANAGER, demoPerson, SUPER_USER } from '../stage/people.ts'
import type { Stage } from '../stage/stage.ts'
import { story } from '../stage/story.ts'

const TODAY = '2026-03-02'
const WORKFORCE = demoPerson('workforce-1')
/** Nobody of the demo world: their numbers begin behind it. */
const NEWCOMERS = Array.from({ length: 60 }, (_, index) => inventedCustomer(3_000 + index, TODAY))

/** A customer arrives from IES, and a provider finds them. */
export function arriving(): void {
  story('IES-020 a super user takes in a file, sees what was wrong, and the same file again changes nothing', takeIn)
  story('IES-020 an import whose service is killed goes on by itself', goOn)
  story(
    'IES-008 to IES-015 IES-018 a provider finds who has arrived and gives them a login, and learns what to do about everybody else',
    find,
  )
  story('IES-014 workforce development adds who is not in the sync', add)
}

function row(index: number, changes: DemoFeedRow = {}): DemoFeedRow {
  const customer = NEWCOMERS[index]
  if (customer === undefined) throw new Error(`There is no newcomer ${index}`)
  return { ...demoFeedRow(customer), snap_eligibility: 'ELIGIBLE', ...changes }
}

function feed(name: string, rows: readonly DemoFeedRow[]) {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(feedFile(rows)) }
}

/** Sends a file through the dialog; the page of its import opens. */
async function send(page: Page, file: ReturnType<typeof feed>, holds = 'Changes only'): Promise<void> {
  await page.goto('/ies/imports')
  await page.getByRole('button', { name: 'Take in a file' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: holds }).check()
  await choose(page, dialog.getByRole('button', { name: 'Drag files here or choose files' }), file)
  await seen(dialog.getByText(new RegExp(`^${file.name}, `)))
  await dialog.getByRole('button', { name: 'Take it in' }).click()
  await seen(page.getByRole('heading', { name: file.name, level: 1 }))
}

/** The figures of the import that is open, by their words. */
async function figure(page: Page, word: string): Promise<string> {
  const pair = page.locator('dl > div').filter({ has: page.getByText(word, { exact: true }) })
  return (await pair.getByRole('definition').innerText()).trim()
}

async function takeIn(stage: Stage): Promise<void> {
  const page = await stage.as(SUPER_USER, '/ies/imports')
  await seen(page.getByText(/The next file is expected on|It was expected on/))
  await page.getByRole('button', { name: 'Take in a file' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take it in' }).click()
  await seen(page.getByText('Choose the file.'))
  await isAccessible(page)
  await keepPicture(page, 'ies-take-in-dialog')
  const rows = [
    ...NEWCOMERS.slice(0, 20).map((_, index) => row(index)),
    row(20, { zip: '123' }),
    row(21, { birth_date: '30/12/1992' }),
  ]
  const file = feed('newcomers.csv', rows)
  await send(page, file)
  await seen(page.getByText('Done', { exact: true }))
  const counts = async () =>
    Promise.all(['customers added', 'unchanged', 'rows rejected'].map((word) => figure(page, word)))
  await becomes(counts, ['20', '0', '2'])
  await seen(page.getByText('Column zip: give five digits, or nine with a dash.'))
  await seen(page.getByText('Column birth_date: give a day that exists, written MM/DD/YYYY.'))
  await isAccessible(page)
  await keepPicture(page, 'ies-import-with-faults')
  await page.getByRole('button', { name: 'Export' }).click()
  const [report] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /Excel/ }).click(),
  ])
  expect(report.suggestedFilename()).toMatch(/\.xlsx$/)
  await send(page, { ...file, name: 'newcomers-again.csv' })
  await seen(page.getByText('Done', { exact: true }))
  await becomes(counts, ['0', '20', '2'])
  await hold(page, file)
}

/** A full file that names nearly nobody is held: the start page counts it, and its line opens that one row. */
async function hold(page: Page, file: ReturnType<typeof feed>): Promise<void> {
  await send(page, { ...file, name: 'broken-off.csv' }, 'Everybody')
  await seen(page.getByText(/customers are not in this file\.$/))
  await isAccessible(page)
  await keepPicture(page, 'ies-import-held')
  await page.goto('/start')
  await page.getByRole('link', { name: /^1 IES files held until you decide$/ }).click()
  await seen(page.getByRole('main').locator('footer').getByText(/^1 /).first())
  await page.getByRole('link', { name: 'broken-off.csv' }).click()
  await page.getByRole('button', { name: 'Keep them' }).click()
  await seen(page.getByText('Done', { exact: true }))
  expect(await figure(page, 'lost eligibility')).toBe('0')
}

async function goOn(stage: Stage): Promise<void> {
  stage.expectTrouble(/^50[34] /)
  const page = await stage.as(SUPER_USER, '/ies/imports')
  const many = Array.from({ length: 6_000 }, (_, index) => demoFeedRow(inventedCustomer(4_000 + index, TODAY)))
  await send(page, feed('many.csv', many))
  await inTheMiddle(stage, async () => {
    await seen(page.getByRole('progressbar', { name: /^Being (checked|applied), \d+ percent$/ }))
    await keepPicture(page, 'ies-import-running')
    await stage.system.service('ies-exchange').kill()
  })
  await stage.system.service('ies-exchange').ready()
  await becomes(() => page.getByText('Done', { exact: true }).count(), 1)
  await becomes(() => figure(page, 'customers added'), '6,000')
}

/** Keeps the import from its next step meanwhile, so that fast machines are not through before anybody has looked. */
function inTheMiddle({ system }: Stage, act: () => Promise<void>): Promise<void> {
  return asAdmin(system.databaseUrl('ies-exchange'), async (client) => {
    await client.query('begin')
    const running = `select 1 from feed_import where name = 'many.csv' and status in ('reading', 'applying') for update`
    await eventually(async () => (await client.query(running)).rowCount === 1, { every: 10 })
    await act()
    await client.query('rollback')
  })
}

/** Fills the search form; what is left out stays empty. */
async function search(
  page: Page,
  { firstName, lastName }: Pick<DemoCustomer, 'firstName' | 'lastName'>,
  more: Record<string, string>,
) {
  await page.getByRole('button', { name: 'New search' }).click()
  await page.getByRole('textbox', { name: 'First name' }).fill(firstName)
  await page.getByRole('textbox', { name: 'Last name' }).fill(lastName)
  for (const [name, value] of Object.entries(more)) await page.getByRole('textbox', { name }).fill(value)
  await page.getByRole('button', { name: 'Search for IES customer' }).click()
}

async function find(stage: Stage): Promise<void> {
  const admin = await stage.as(SUPER_USER, '/ies/imports')
  const [eligible, other] = [row(30), row(31, { snap_eligibility: 'NOT ELIGIBLE' })]
  await send(admin, feed('to-be-found.csv', [eligible, other]))
  await seen(admin.getByText('Done', { exact: true }))

  const page = await stage.as(CASE_MANAGER, '/ies/search')
  await page.getByRole('button', { name: 'Search for IES customer' }).click()
  const problems = page.getByRole('alert', { name: /need another look|needs another look/ })
  await seen(problems.getByRole('link', { name: /^Add at least one more/ }))
  await isAccessible(page)
  await keepPicture(page, 'ies-search-incomplete')

  const nameOf = (one: DemoFeedRow) => ({ firstName: one['first_name'] ?? '', lastName: one['last_name'] ?? '' })
  await search(page, nameOf(eligible), {
    'Individual number': eligible['individual_number'] ?? '',
    'Birth date': '1/2/90',
  })
  await seen(problems.getByRole('link', { name: /^Type the birth date as MM\/DD\/YYYY/ }))
  await page.getByRole('textbox', { name: 'Birth date' }).fill(eligible['birth_date'] ?? '')
  await page.getByRole('button', { name: 'Search for IES customer' }).click()
  const result = page.getByRole('region', { name: 'Result' })
  await seen(
    result.getByText('IES match found', { exact: true }),
    result.getByRole('link', { name: 'Start the initial screening' }),
  )
  expect(await result.getByText(eligible['case_number'] ?? '').count()).toBe(1)
  expect(page.url()).toBe(`${stage.system.webUrl}/ies/search`)
  await isAccessible(page)
  await keepPicture(page, 'ies-search-eligible')
  await account(stage, page, nameOf(eligible))

  await search(page, nameOf(other), { 'Last four of the SSN': (other['ssn'] ?? '').slice(-4) })
  await seen(result.getByText('IES match found – not eligible for E&T services'))
  await keepPicture(page, 'ies-search-not-eligible')

  await search(page, { ...nameOf(eligible), firstName: 'Acornelius' }, { 'ZIP code': '60601' })
  await seen(result.getByText('IES match not found'))
  expect(await result.getByRole('button', { name: 'Add this customer' }).count()).toBe(0)
  await keepPicture(page, 'ies-search-not-found')

  const lookups = await admin.request.get('/api/ies/lookups?pageSize=3')
  const { rows } = (await lookups.json()) as { rows: { outcome: string; user: { id: string } }[] }
  expect(rows.map(({ outcome }) => outcome)).toEqual(['not_found', 'not_eligible', 'eligible'])
  expect(new Set(rows.map(({ user }) => user.id))).toEqual(new Set([CASE_MANAGER.id]))
}

/** IES-018: the account of who was found is created; the customer chooses a password and sees the own start page. */
async function account(stage: Stage, page: Page, { firstName, lastName }: { firstName: string; lastName: string }) {
  const panel = page.getByRole('region', { name: 'ISETS account' })
  const search = panel.getByRole('button', { name: 'Search for ISETS account' })
  await search.click()
  await seen(panel.getByText('Type an e-mail address, or tick that there is none.'))
  await panel.getByRole('textbox', { name: 'E-mail address', exact: true }).fill('newcomer@customers.example')
  await panel.getByRole('textbox', { name: 'E-mail address again' }).fill('newcomer@customers.example')
  await search.dblclick()
  const created = panel.getByRole('group', { name: 'ISETS account created' })
  await seen(created.getByText(/^Write it down for the customer now/))
  await isAccessible(page)
  await keepPicture(page, 'ies-account-created')
  const startPassword = await created.getByRole('code').innerText()
  const username = await definition(created, 'Username').innerText()

  const customer = await stage.visitor()
  stage.expectTrouble(/^403 POST \/api\/session$/)
  await customer.goto('/')
  await customer.getByLabel('E-mail address or username').fill(username)
  await customer.getByLabel('Password', { exact: true }).fill(startPassword)
  await customer.getByRole('button', { name: 'Sign in' }).click()
  await seen(customer.getByRole('heading', { name: 'Choose your password' }))
  await isAccessible(customer)
  await customer.getByLabel('New password', { exact: true }).fill('three quiet herons')
  await customer.getByLabel('New password again').fill('three quiet heron')
  await customer.getByRole('button', { name: 'Save and sign in' }).click()
  await seen(customer.getByText('Type the same password once more.'))
  await isAccessible(customer)
  await keepPicture(customer, 'sign-in-choose-password')
  await customer.getByLabel('New password again').fill('three quiet herons')
  await customer.getByRole('button', { name: 'Save and sign in' }).click()
  await seen(customer.getByRole('button', { name: `Account of ${firstName} ${lastName}` }))
  await keepPicture(customer, 'start-of-new-customer')
}

const definition = (within: Locator, term: string) =>
  within
    .locator('dl > div')
    .filter({ has: within.page().getByText(term, { exact: true }) })
    .getByRole('definition')

async function add(stage: Stage): Promise<void> {
  const page = await stage.as(WORKFORCE, '/ies/search')
  const number = '906060606'
  await search(page, { firstName: 'Willow', lastName: 'Sample-Unsent' }, { 'Individual number': number })
  await page.getByRole('button', { name: 'Add this customer' }).click()
  const form = page.getByRole('form', { name: 'Add a customer who is not in IES yet' })
  await form.getByRole('textbox', { name: 'Birth date' }).fill('04/27/1988')
  await form.getByRole('textbox', { name: 'Case number' }).fill('806060606')
  await form.getByRole('textbox', { name: 'ZIP code' }).fill('60601')
  await form.getByRole('textbox', { name: 'E-mail address', exact: true }).fill('willow@customers.example')
  await form.getByRole('button', { name: 'Add customer' }).click()
  await seen(page.getByRole('link', { name: 'Type the same e-mail address once more.' }))
  await isAccessible(page)
  await keepPicture(page, 'ies-add-customer')
  await form.getByRole('checkbox', { name: 'No e-mail address' }).check()
  await form.getByRole('button', { name: 'Add customer' }).click()
  await seen(page.getByRole('region', { name: 'Result' }).getByText('Needs verification'))
}
