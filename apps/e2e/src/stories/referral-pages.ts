import { readFile } from 'node:fs/promises'
import { expect } from '@jest/globals'
import { DEMO_PASSWORD, demoWorld } from '@isets/demo'
import type { Page } from 'playwright-core'
import { fitsInWidth, isAccessible } from '../stage/accessibility.ts'
import { servedCustomer } from '../stage/customers.ts'
import { keepPicture } from '../stage/evidence.ts'
import { becomes, gone, seen } from '../stage/look.ts'
import { CASE_MANAGER, CUSTOMER, SUPER_USER, WORKFORCE } from '../stage/people.ts'
import type { Stage } from '../stage/stage.ts'
import { story } from '../stage/story.ts'

const TABLET = { width: 820, height: 1180 }
const DESKTOP = { width: 1440, height: 900 }

export function referralPages(): void {
  story('REF-038 a provider reaches its pending referrals from the start page, by their count', fromTheStartPage)
  story('REF-042 REF-043 REF-044 a referral is listed with its answer, opened with all versions, printed', listed)
  story('REF-038 every view of the referrals is in sight of a super user, on a desk and on a tablet', viewsInSight)
  story('REF-009 IDHS sees how many referrals expired at each provider', expired)
  story(
    'REF-014 REF-018 REF-023 CUST-009 a customer consents with the own login at the screen of the provider, who first resets the forgotten password',
    consentAtTheScreen,
  )
  story('IES-005 IES-006 IES-007 a record only shows what IES masters, when it came, and how it is changed', mastered)
  story('NOTE-012 a note does not name another customer', namesNobody)
}

async function fromTheStartPage(stage: Stage): Promise<void> {
  const page = await stage.as(CASE_MANAGER, '/start')
  const line = page.getByRole('link', { name: /^\d+ Referrals waiting/ })
  await seen(line)
  const [count = ''] = /\d+/.exec(await line.innerText()) ?? []
  await line.click()
  await seen(page.getByRole('table', { name: 'Referrals' }))
  await seen(page.getByRole('link', { name: new RegExp(`^Waiting for you\\s*${count}$`) }))
  await becomes(() => page.getByRole('status').filter({ hasText: 'referral' }).innerText(), `${count} referrals`)
}

async function viewsInSight(stage: Stage): Promise<void> {
  const page = await stage.as(SUPER_USER, '/referrals')
  const views = page.getByRole('navigation', { name: 'Views of the referrals' })
  await seen(views.getByRole('link', { name: /^Waiting for you/ }), page.getByRole('table', { name: 'Referrals' }))
  for (const size of [DESKTOP, TABLET]) {
    await page.setViewportSize(size)
    expect(await views.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
    await isAccessible(page)
    await keepPicture(page, `referrals-of-a-super-user-${size.width}`)
  }
}

async function listed(stage: Stage): Promise<void> {
  const page = await stage.as(CASE_MANAGER, '/referrals?view=all&sort=-updated')
  const table = page.getByRole('table', { name: 'Referrals' })
  for (const heading of [
    ...['Number', 'Referred to, from', 'Date submitted', 'Status, response', 'SNAP, E&T eligible', 'Form'],
  ]) {
    await seen(table.getByRole('columnheader', { name: heading }))
  }
  const answered = table.getByRole('row').filter({ hasText: 'Accepted' }).first()
  await bothSizes(page, 'referrals-all')
  await answered.getByRole('link', { name: /^RF-/ }).click()
  await seen(page.getByRole('heading', { name: 'Versions' }))
  const first = page.getByText('1.1', { exact: true })
  expect(await first.count()).toBe(0)
  await page.getByRole('button', { name: /^Show .*earlier version/ }).click()
  await seen(first)
  await bothSizes(page, 'referral-versions')
  await page.getByRole('button', { name: /^Hide .*earlier version/ }).click()
  await gone(first)

  await page.getByRole('link', { name: 'Print as a form' }).click()
  const form = page.getByRole('article', { name: /^Referral RF-/ })
  await seen(form.getByText('Individual number'), form.getByText(/Version 1\.\d/), form.getByText('Signature'))
  await bothSizes(page, 'referral-form')
  await page.emulateMedia({ media: 'print' })
  await gone(page.getByRole('button', { name: 'Print' }), page.getByRole('navigation'))
  await seen(form)
  await keepPicture(page, 'referral-form-printed')
  await page.emulateMedia({ media: 'screen' })
}

async function expired(stage: Stage): Promise<void> {
  const page = await stage.as(WORKFORCE, '/referrals')
  await page.getByRole('link', { name: 'Expired by provider' }).click()
  const table = page.getByRole('table', { name: 'Expired referrals by provider' })
  await seen(table)
  const counts = await table.locator('tbody tr td:nth-child(3)').allInnerTexts()
  expect(counts.map(Number)).toEqual(counts.map(Number).toSorted((a, b) => b - a))
  await bothSizes(page, 'referrals-expired')
  await table.getByRole('link').first().click()
  await seen(page.getByRole('link', { name: /^Rejected or expired/ }))
  const provider = await stage.as(CASE_MANAGER, '/referrals')
  await seen(provider.getByRole('table', { name: 'Referrals' }))
  expect(await provider.getByRole('link', { name: 'Expired by provider' }).count()).toBe(0)
}

async function consentAtTheScreen(stage: Stage): Promise<void> {
  const mayCopy = { permissions: ['clipboard-read', 'clipboard-write'] }
  const page = await stage.as(CASE_MANAGER, `/customers/${CUSTOMER.customerId}/referrals`, mayCopy)
  await page.getByRole('button', { name: 'Record consent' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Who receives the information?').selectOption({ label: 'Lakeshore Sample Careers' })
  await seen(dialog.getByText('Do not include a full Social Security number.'))
  const login = dialog.getByRole('group', { name: 'Or in the customer’s own login' })
  const give = login.getByRole('button', { name: 'Give consent' })
  await give.click()
  await seen(login.getByText('Please tick that you agree.'), login.getByText('The customer types their password.'))
  await login.getByLabel('E-mail address or username of the customer').fill(CUSTOMER.email)
  await login.getByLabel('Password of the customer').fill('not the password')
  await login.getByLabel('I have read this and agree').check()
  stage.expectTrouble(/^422 /)
  await give.click()
  await seen(login.getByText(/^The sign-in name or the password is not right/))
  await isAccessible(page)
  await bothSizes(page, 'consent-own-login')
  await login.getByRole('button', { name: 'Reset a forgotten password' }).click()
  await chooseAgain(stage, await resetPassword(page))
  await login.getByLabel('Password of the customer').fill(DEMO_PASSWORD)
  await give.click()
  await gone(dialog)
  await seen(page.getByText('Prairie Demo Works to Lakeshore Sample Careers'))
  await seen(page.getByRole('heading', { level: 1 }), page.getByText('Given in the customer’s own login').first())
  expect(await exported(page, 'Export consents')).toContain('Prairie Demo Works,Lakeshore Sample Careers')
  const number = await page.getByRole('link', { name: /^RF-/ }).first().innerText()
  expect(await exported(page, 'Export referrals')).toContain(number)
}

/** What is in the file that a list leaves as. */
async function exported(page: Page, button: string): Promise<string> {
  await page.getByRole('button', { name: button }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV file' }).click(),
  ])
  return readFile(await file.path(), 'utf8')
}

/** REF-023: from the confirmation to the start password, which is shown once. */
async function resetPassword(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog', { name: /password/ })
  await seen(dialog.getByText(/signed out everywhere/))
  await bothSizes(page, 'password-reset-question')
  await dialog.getByRole('button', { name: 'Reset password' }).dblclick()
  await seen(dialog.getByText(/it is not shown again/), dialog.getByText(CUSTOMER.email))
  await bothSizes(page, 'password-reset-done')
  await dialog.getByRole('button', { name: 'Copy' }).click()
  await seen(dialog.getByText('Copied.', { exact: false }))
  await page.keyboard.press('Escape')
  const startPassword = await dialog.getByRole('code').innerText()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await gone(dialog.getByText(startPassword))
  return startPassword
}

/** CUST-009: the customer hears of it, and chooses a password: the one of all demo people, for the other stories. */
async function chooseAgain(stage: Stage, startPassword: string): Promise<void> {
  const mail = await stage.mailTo(CUSTOMER.email, /password was reset/)
  expect(mail.text).not.toContain(startPassword)
  const customer = await stage.visitor()
  stage.expectTrouble(/^403 POST \/api\/session$/)
  await customer.goto('/')
  await customer.getByLabel('E-mail address or username').fill(CUSTOMER.email)
  await customer.getByLabel('Password', { exact: true }).fill(startPassword)
  await customer.getByRole('button', { name: 'Sign in' }).click()
  await customer.getByLabel('New password', { exact: true }).fill(DEMO_PASSWORD)
  await customer.getByLabel('New password again').fill(DEMO_PASSWORD)
  await customer.getByRole('button', { name: 'Save and sign in' }).click()
  await seen(customer.getByRole('heading', { name: 'My consents' }))
}

async function mastered(stage: Stage): Promise<void> {
  const page = await stage.as(CASE_MANAGER, `/customers/${servedCustomer().id}`)
  const contact = page.getByRole('region', { name: 'Contact' })
  await seen(contact.getByText('Name', { exact: true }), contact.getByText(/through ABE or an FCRC/))
  await seen(contact.getByText(/completes form IL444-2149/))
  await seen(
    contact.getByText(/^Last sync with IES: \w{3}, \w{3} \d+, .*[AP]M\. A reported change shows with the next one\.$/),
  )
  const fields = contact.getByRole('textbox').or(contact.getByRole('button')).or(contact.getByRole('combobox'))
  expect(await fields.count()).toBe(0)
  await keepPicture(page, 'record-contact')
}

async function namesNobody(stage: Stage): Promise<void> {
  const customer = servedCustomer()
  const other = demoWorld().customers.find(
    ({ id, organisationId, story: told, lastName }) =>
      id !== customer.id &&
      organisationId === CASE_MANAGER.organisationId &&
      told === 'active' &&
      lastName !== customer.lastName,
  )
  if (other === undefined) throw new Error('The demo has nobody else for this story')
  const page = await stage.as(CASE_MANAGER, `/customers/${customer.id}/notes`)
  await page.getByRole('button', { name: 'Write a note' }).click()
  await seen(page.getByRole('heading', { name: 'New case note' }))
  await page.getByLabel('Type of contact').last().selectOption({ label: 'Phone' })
  await page.getByRole('textbox', { name: 'Data' }).fill(`Shares a car with ${other.firstName} ${other.lastName}.`)
  await page.getByRole('textbox', { name: 'Analysis' }).fill('The way to the course is settled.')
  await page.getByRole('textbox', { name: 'Plan' }).fill('Next contact in two weeks.')
  stage.expectTrouble(/^422 /)
  await page.getByRole('button', { name: 'Save the note' }).click()
  const problem = page.getByText(`${other.firstName} ${other.lastName}: another customer.`, { exact: false })
  await seen(problem.first(), page.getByRole('checkbox', { name: 'The name is not that of a customer' }))
  await bothSizes(page, 'note-names-nobody')
  await page.getByRole('textbox', { name: 'Data' }).fill('Shares a car with another participant.')
  await page.getByRole('button', { name: 'Save the note' }).click()
  await seen(page.getByRole('article').filter({ hasText: 'Shares a car with another participant.' }).first())
}

async function bothSizes(page: Page, name: string): Promise<void> {
  await isAccessible(page)
  await keepPicture(page, name)
  await page.setViewportSize(TABLET)
  await isAccessible(page)
  await fitsInWidth(page)
  await keepPicture(page, `${name}-tablet`)
  await page.setViewportSize(DESKTOP)
}
