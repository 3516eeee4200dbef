import { expect } from '@jest/globals'
import { eventually, type ReceivedMail } from '@isets/testing'
import type { Locator, Page } from 'playwright-core'
import { fitsInWidth, isAccessible } from '../stage/accessibility.ts'
import { keepPicture } from '../stage/evidence.ts'
import { gone, seen } from '../stage/look.ts'
import { CASE_MANAGER, demoPerson, nameOf, PROVIDER_MANAGER } from '../stage/people.ts'
import type { Stage } from '../stage/stage.ts'
import { story } from '../stage/story.ts'

const MANAGEMENT = demoPerson('super-2')
/** Served by the organisation of the case manager. */
const CUSTOMER = demoPerson('customer-1').customerId ?? ''
const TABLET = { width: 820, height: 1180 }
/** Why the one note should go, and why the other. */
const DOUBLED = 'I pressed save twice.'
const SAID_TWICE = 'It says the same as the other.'
const WORDS = {
  Data: 'The customer brought the schedule of the welding course, which begins on Monday.',
  Analysis: 'The course fits the plan. A bus pass is needed to get there.',
  Plan: 'This writer asks for the bus pass; next contact in two weeks.',
} as const

export function caseNotes(): void {
  story(
    'NOTE-003 NOTE-010 NOTE-013 NOTE-016 NOTE-017 NOTE-018 a note is copied, written twice, and one of the two deleted',
    fromNoteToDeletion,
    240_000,
  )
}

async function fromNoteToDeletion(stage: Stage): Promise<void> {
  const page = await stage.as(CASE_MANAGER, `/customers/${CUSTOMER}/notes`)
  await addToTeam(page)
  await refusesHalfANote(page)
  await writeNote(page, { copy: true, makes: 1 })
  await keepPicture(page, 'notes-1440')

  await page.getByRole('button', { name: 'Write a note' }).click()
  await writeNote(page, { copy: false, makes: 2 })
  await refusesNoReason(page)
  await askForDeletion(page, 0, DOUBLED)
  await askForDeletion(page, 1, SAID_TWICE)
  await page.setViewportSize(TABLET)
  await fitsInWidth(page)
  await keepPicture(page, 'notes-820')

  await decide(stage)
  await keepsTheOther(stage)
  await page.reload()
  const welding = notesAbout(page)
  await seen(welding.first())
  expect(await welding.count()).toBe(1)
  const copy = await mailTo(stage, PROVIDER_MANAGER.email, /^A case note for you/)
  expect(`${copy.subject}${copy.text}`).not.toMatch(/welding|bus pass/)
  await mailTo(stage, CASE_MANAGER.email, /^Deletion of a case note approved/)
}

/** Mails come behind all that the demo data has told: they may take a minute after a start. */
function mailTo(stage: Stage, address: string, subject: RegExp): Promise<ReceivedMail> {
  const look = () => stage.mails.sentTo(address).find((mail) => subject.test(mail.subject))
  return eventually(look, { timeout: 90_000, every: 250 })
}

async function addToTeam(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Resource team' }).click()
  const dialog = page.getByRole('dialog', { name: 'Integrated resource team' })
  const name = nameOf(PROVIDER_MANAGER)
  await dialog.getByRole('searchbox').fill(name)
  await dialog.getByRole('button', { name: `Add ${name}` }).click()
  await seen(dialog.getByRole('button', { name: `Remove ${name}` }))
  await isAccessible(page)
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await gone(dialog)
}

async function refusesHalfANote(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Write a note' }).click()
  await page.getByLabel('Data').fill('About 123-45-6789.')
  await page.getByRole('button', { name: 'Save the note' }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'Please look at these again' })
  await seen(summary, summary.getByRole('link', { name: /Social Security number/ }))
  await isAccessible(page)
  await keepPicture(page, 'notes-form-errors-1440')
}

/** Writes the note and waits until the list shows as many of them as it `makes`: until then the newest is another. */
async function writeNote(page: Page, { copy, makes }: { copy: boolean; makes: number }): Promise<void> {
  await seen(page.getByRole('button', { name: 'Save the note' }))
  await page.getByLabel('Type of contact').last().selectOption({ label: 'Office visit' })
  for (const [part, text] of Object.entries(WORDS)) await page.getByLabel(part, { exact: true }).fill(text)
  if (copy) await page.getByRole('checkbox', { name: nameOf(PROVIDER_MANAGER) }).check()
  await page.getByRole('button', { name: 'Save the note' }).click()
  await gone(page.getByRole('button', { name: 'Save the note' }))
  await seen(notesAbout(page).nth(makes - 1))
}

function notesAbout(page: Page): Locator {
  return page.getByRole('article').filter({ hasText: 'welding course' })
}

async function openDeletionDialog(page: Page, which: number): Promise<Locator> {
  await notesAbout(page)
    .nth(which)
    .getByRole('button', { name: /^What to do with the note/ })
    .click()
  await page.getByRole('menuitem', { name: 'Ask for its deletion' }).click()
  return page.getByRole('dialog')
}

async function refusesNoReason(page: Page): Promise<void> {
  const dialog = await openDeletionDialog(page, 0)
  await dialog.getByRole('button', { name: 'Ask for the deletion' }).click()
  await seen(dialog.getByText('Say why, in at least five letters.'))
  await isAccessible(page)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await gone(dialog)
}

/** Of the two newest notes each names the other: it is the first of all the others. */
async function askForDeletion(page: Page, which: number, explanation: string): Promise<void> {
  const dialog = await openDeletionDialog(page, which)
  await dialog.getByLabel('Which note does it repeat?').selectOption({ index: 1 })
  await dialog.getByLabel('Explanation').fill(explanation)
  await dialog.getByRole('button', { name: 'Ask for the deletion' }).click()
  await seen(
    notesAbout(page)
      .nth(which)
      .getByText(/^Deletion asked by/),
  )
}

async function decide(stage: Stage): Promise<void> {
  const page = await stage.as(MANAGEMENT, '/deletion-requests')
  const row = page.getByRole('row').filter({ hasText: DOUBLED })
  await seen(row.getByText('Not Reviewed'))
  await keepPicture(page, 'deletion-requests-1440')
  await row.getByRole('link', { name: `Manage the request of ${nameOf(CASE_MANAGER)}` }).click()
  await seen(page.getByText('Both notes have the same words'))
  await page.getByRole('button', { name: 'Save the decision' }).click()
  await seen(page.getByRole('link', { name: 'Approve or reject the request.' }))
  await isAccessible(page)
  await keepPicture(page, 'deletion-request-1440')
  await page.setViewportSize(TABLET)
  await fitsInWidth(page)
  await keepPicture(page, 'deletion-request-820')
  await page.getByLabel('Approve: the note is hidden').check()
  await page.getByLabel('Why').fill('They are the same.')
  await page.getByRole('button', { name: 'Save the decision' }).click()
  await seen(page.getByText(/^Approved by/))
}

/** NOTE-016: the two were named as duplicates of each other; the one that is left cannot go as well. */
async function keepsTheOther(stage: Stage): Promise<void> {
  const page = await stage.as(MANAGEMENT, '/deletion-requests')
  const row = page.getByRole('row').filter({ hasText: SAID_TWICE })
  await row.getByRole('link', { name: `Manage the request of ${nameOf(CASE_MANAGER)}` }).click()
  await seen(page.getByText('This note is deleted already'))
  expect(await page.getByLabel('Approve: the note is hidden').isDisabled()).toBe(true)
  await isAccessible(page)
  await keepPicture(page, 'deletion-request-hindered-1440')
  await page.setViewportSize(TABLET)
  await fitsInWidth(page)
  await keepPicture(page, 'deletion-request-hindered-820')
  await page.getByLabel('Reject: the note stays').check()
  await page.getByLabel('Why').fill('The other one is gone.')
  await page.getByRole('button', { name: 'Save the decision' }).click()
  await seen(page.getByText(/^Rejected by/))
  await page.getByRole('link', { name: /^All notes of / }).click()
  await seen(notesAbout(page).getByText('Deletion rejected: The other one is gone.'))
}
