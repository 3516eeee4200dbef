import { demoDraft, demoWorld } from '@isets/demo'
import { localDateOf } from '@isets/rules'
import type { Page } from 'playwright-core'
import { isAccessible } from '../stage/accessibility.ts'
import { keepPicture } from '../stage/evidence.ts'
import { becomes, gone, seen } from '../stage/look.ts'
import { CASE_MANAGER } from '../stage/people.ts'
import type { Stage } from '../stage/stage.ts'
import { story } from '../stage/story.ts'

/** Job 1, its second half: who was found in IES is screened. */
export function screening(): void {
  story(
    'IES-010 ASMT-002 ASMT-006 ASMT-007 ASMT-011 ASMT-012 REF-063 the Initial Screening saves itself, is submitted as a whole, reviewed, and ends the intake',
    screen,
    150_000,
  )
}

async function screen(stage: Stage): Promise<void> {
  const page = await stage.as(CASE_MANAGER, '/ies/search')
  await findNewcomer(page)
  await page.getByRole('link', { name: 'Start the initial screening' }).click()
  await page.getByRole('button', { name: 'Start screening' }).click()

  await yes(page, 'Does the customer receive SNAP benefits now?')
  await no(page, 'Does the customer receive TANF cash benefits?')
  await page.getByLabel('People in the household').fill('3')
  await seen(page.getByText(/^Saved /))
  await page.reload()
  await becomes(() => page.getByLabel('People in the household').inputValue(), '3')
  await becomes(() => group(page, 'Does the customer receive SNAP benefits now?').getByLabel('Yes').isChecked(), true)
  await isAccessible(page)
  await keepPicture(page, 'screening-draft')
  await no(page, 'Does the customer care for a child under six?')
  await page.getByRole('button', { name: 'Next section' }).click()

  await no(page, 'Is the customer employed?')
  await page.getByLabel('When did the customer last work?').selectOption({ label: 'Longer ago' })
  await section(page, 'Skills and interests')
  await page.getByLabel('Mechanical/Trades').check()
  await page.getByRole('button', { name: 'Submit screening' }).click()
  const problems = page.getByRole('alert', { name: 'Some answers are missing' })
  await seen(problems.getByRole('link', { name: /^Highest level of education/ }))
  await isAccessible(page)
  await keepPicture(page, 'screening-incomplete')

  await page.goBack()
  await page.goForward()
  await page.getByLabel('Highest level of education').selectOption({ label: 'Some college' })
  await no(page, 'Is the customer in school or vocational training now?')
  await yes(page, 'Can the customer read and write English well enough for training?')
  await problems.getByRole('link', { name: /^Is the customer able to work/ }).click()
  const able = group(page, 'Is the customer able to work at least 20 hours a week?').getByLabel('Yes')
  await becomes(() => able.evaluate((radio) => radio === document.activeElement), true)
  await yes(page, 'Is the customer able to work at least 20 hours a week?')
  await page.getByLabel('Transportation').check()
  await page.getByLabel('Available from').fill('2026-03-09')
  await page.getByLabel('Hours a week that the customer can take part').fill('25')
  await section(page, 'Skills and interests')
  await page.getByRole('button', { name: 'Submit screening' }).dblclick()
  await seen(page.getByText(/^Complete since .*, by /).first())
  await seen(page.getByText('No new screening is needed: review this one instead.'))
  await seen(page.getByRole('button', { name: 'Mark as reviewed' }), page.getByText('Mechanical/Trades'))
  const next = page.getByRole('region', { name: 'Next step' })
  await seen(next.getByRole('link', { name: 'Refer this customer' }))
  await seen(next.getByRole('link', { name: 'Back to the IES search' }))
  await isAccessible(page)
  await keepPicture(page, 'screening-complete')

  await page.getByRole('button', { name: 'Update the screening' }).click()
  await seen(page.getByRole('dialog', { name: 'Begin an update?' }))
  await page.getByRole('button', { name: 'Keep this one' }).click()
  await page.getByRole('button', { name: 'Mark as reviewed' }).click()
  await seen(page.getByText(/Reviewed .*, by /))
  await keepPicture(page, 'screening-reviewed')
  await endsTheIntake(page)
  await page.goto(new URL('/screenings?show=complete', page.url()).href)
  await seen(page.getByRole('table').getByText('Complete').first())
  await keepPicture(page, 'screenings')
}

/** REF-063: which of the two, and why; the provider has no access to the record for it. */
async function endsTheIntake(page: Page): Promise<void> {
  const open = page.getByRole('button', { name: 'Not eligible or not taking part' })
  await open.click()
  const dialog = page.getByRole('dialog', { name: 'Not eligible or not taking part' })
  await dialog.getByRole('button', { name: 'Set Never Active' }).click()
  await seen(dialog.getByText('Choose one of the two.'), dialog.getByText('Say why, in at least five letters.'))
  await isAccessible(page)
  await keepPicture(page, 'screening-ending-1440')
  await page.setViewportSize({ width: 820, height: 1180 })
  await keepPicture(page, 'screening-ending-820')
  await page.setViewportSize({ width: 1440, height: 900 })
  await dialog.getByLabel('Eligible, but not taking part').check()
  await dialog.getByLabel('Reason').fill('The customer has moved away.')
  await dialog.getByRole('button', { name: 'Set Never Active' }).click()
  await seen(page.getByText('The status is Never Active.'))
  await gone(dialog, open)
}

/** Somebody of the demo whom nobody has worked with yet. */
async function findNewcomer(page: Page): Promise<void> {
  const today = localDateOf(new Date())
  const newcomer = demoWorld(today).customers.find(
    (one) => one.story === 'new' && one.eligibility === 'eligible' && demoDraft(one, today) === null,
  )
  if (newcomer === undefined) throw new Error('Everybody of the demo has begun')
  const identifiers = page.getByRole('group', { name: 'At least one of these' })
  await seen(identifiers.getByText('The best identifier: nine digits.'))
  await becomes(() => identifiers.getByRole('textbox').first().getAttribute('id'), 'ies-individualNumber')
  await page.getByRole('textbox', { name: 'First name' }).fill(newcomer.firstName)
  await page.getByRole('textbox', { name: 'Last name' }).fill(newcomer.lastName)
  await page.getByRole('textbox', { name: 'Individual number' }).fill(newcomer.individualNumber)
  await page.getByRole('button', { name: 'Search for IES customer' }).click()
}

const group = (page: Page, question: string) => page.getByRole('radiogroup', { name: question })
const yes = (page: Page, question: string) => group(page, question).getByLabel('Yes').check()
const no = (page: Page, question: string) => group(page, question).getByLabel('No', { exact: true }).check()
const section = (page: Page, title: string) =>
  page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: title }).click()
