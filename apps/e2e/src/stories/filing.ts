import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import { isAccessible } from '../stage/accessibility.ts'
import { keepPicture } from '../stage/evidence.ts'
import { choose, letter, paste, picture } from '../stage/files.ts'
import { filingForm, fillShortly, sentNumber } from '../stage/filing-form.ts'
import { becomes, gone, seen } from '../stage/look.ts'
import { CASE_MANAGER, COLLEAGUE, PROGRAMME_MANAGER, PROVIDER_MANAGER, nameOf } from '../stage/people.ts'
import { forgetDraft } from '../stage/requests.ts'
import type { Stage } from '../stage/stage.ts'
import { story } from '../stage/story.ts'
import { signInThere } from './signing-in.ts'

/** Nobody's number: 900 was never issued. It is refused all the same. */
const SSN = '900-12-3456'

export function filing(): void {
  story('HELP-005 to HELP-018 files a request with every field of the form', everyField, 120_000)

  story(
    'HELP-001 HELP-005 opens from the name in a window of its own, from the top right and the start page',
    (stage) => everyWayIn(stage),
  )

  story('HELP-003 HELP-045 leads to an answer first, and from the answers to a question', async (stage) => {
    const page = await stage.as(COLLEAGUE, '/help/new')
    const form = filingForm(page)
    await form.summary.fill('I forgot my password')
    const answers = page.getByRole('complementary', { name: 'This may answer it already' })
    await answers.getByText('I cannot sign in. What can I do?').click()
    await seen(answers.getByText(/^Accounts are locked after 60 days/))
    await isAccessible(page)
    await keepPicture(page, 'get-help-suggestions')
    await form.summary.fill('')
    await gone(answers)

    await page.goto('/help/faq')
    await page.getByRole('searchbox', { name: 'Search questions' }).fill('Earnfare')
    await page.waitForURL(/q=Earnfare/)
    await becomes(() => page.getByRole('main').getByRole('group').count(), 1)
    await page.getByRole('combobox', { name: 'Subject' }).selectOption({ label: 'Support' })
    await seen(page.getByRole('heading', { name: 'No question matches' }))
    await page.getByRole('button', { name: 'Clear' }).click()
    await seen(page.getByText('What should a help request say?'))
    await page.getByRole('link', { name: 'Ask it' }).click()
    await seen(form.form)
  })

  story('HELP-006 to HELP-016 says at once what is missing and leads to each field', async (stage) => {
    const page = await stage.as(COLLEAGUE, '/help/new')
    const form = filingForm(page)
    await form.aboutCustomer.check()
    await form.send.click()
    await seen(form.problems)
    for (const sentence of [
      'Please say in a few words what this is about.',
      'Please choose a category.',
      'Please describe what happened or what you need.',
      'Please answer Yes or No.',
      "Please enter the customer's first name.",
    ]) {
      await seen(form.problems.getByRole('link', { name: sentence }))
    }
    await form.problems.getByRole('link', { name: 'Please choose a category.' }).click()
    await becomes(() => form.category.evaluate((field) => field === document.activeElement), true)
    await form.aboutCustomer.uncheck()
    await gone(form.problems.getByRole('link', { name: "Please enter the customer's first name." }))
  })

  story('HELP-019 refuses a Social Security number in text and file name and keeps the rest', async (stage) => {
    const page = await stage.as(PROGRAMME_MANAGER, '/help/new')
    const form = filingForm(page)
    await fillShortly(page, `Customer ${SSN} is missing`)
    await seen(page.getByText('Looks like a Social Security number.'))
    await form.description.fill(`Her number is ${SSN}`)
    await choose(page, form.files, letter(`${SSN}.pdf`))
    await seen(page.getByText('The file name looks like it has a Social Security number. Rename the file.'))
    await page.getByRole('button', { name: `Remove ${SSN}.pdf` }).click()
    await form.send.click()
    await seen(form.problems)
    const reason = /looks like a full Social Security number/
    expect(await form.problems.getByRole('link', { name: reason }).count()).toBe(2)
    expect(await form.summary.inputValue()).toContain(SSN)
    await isAccessible(page)
    await keepPicture(page, 'get-help-refused')
    expect(await form.subcategory.inputValue()).toBe('how-to')

    await page.getByRole('button', { name: 'Remove it for me' }).first().click()
    await form.description.fill('The customer is missing from my list.')
    await form.send.click()
    await seen(form.sent)
  })

  story('a half-written request survives a refresh and the end of the session', async (stage) => {
    const page = await stage.as(COLLEAGUE, '/help/new')
    const form = filingForm(page)
    await fillShortly(page, 'Half-written')
    await choose(page, form.files, letter('half-written.pdf'))
    await seen(page.getByRole('button', { name: 'Remove half-written.pdf' }))
    await form.description.click()
    await paste(form.description, picture('half-seen.png'))
    const pasted = form.description.getByRole('img', { name: 'half-seen.png' })
    await seen(pasted)
    await draftIsSaved(page)
    await page.reload()
    await seen(page.getByText('Draft restored'))
    await becomes(() => form.summary.inputValue(), 'Half-written')
    await seen(form.description.getByText('Where do I find the list of my customers?'), pasted)
    // The picture stands in the text, and is no file beside it.
    const removable = () => page.getByRole('button', { name: /^Remove / }).allInnerTexts()
    await becomes(async () => (await removable()).length, 1)
    await seen(page.getByRole('button', { name: 'Remove half-written.pdf' }))
    expect(await form.subcategory.inputValue()).toBe('how-to')

    stage.expectTrouble(/^401 /)
    await form.steps.fill('Sign in')
    await draftIsSaved(page)
    await page.request.delete('/api/session', { headers: { 'x-isets': '1' } })
    await seen(page.getByText('Your session ended'))
    await signInThere(page, COLLEAGUE)
    await seen(page.getByText('Draft restored'))
    expect(await form.summary.inputValue()).toBe('Half-written')
    expect(await form.steps.inputValue()).toBe('Sign in')
    await seen(page.getByRole('button', { name: 'Remove half-written.pdf' }))

    await page.getByRole('button', { name: 'Start over' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click()
    await becomes(() => form.summary.inputValue(), '')
    await page.reload()
    await seen(form.form)
    expect(await page.getByText('Draft restored').count()).toBe(0)
  })

  story('a double click on Send files one request', async (stage) => {
    const page = await stage.as(PROGRAMME_MANAGER, '/help/new')
    const form = filingForm(page)
    const filings: string[] = []
    page.on('response', (response) => {
      const isFiling = response.request().method() === 'POST' && response.url().endsWith('/api/help-requests')
      if (isFiling) filings.push(response.url())
    })
    await fillShortly(page, 'Sent with a double click')
    await form.send.dblclick()
    await seen(form.sent)
    expect(filings).toHaveLength(1)
    await page.goto('/help/requests?q=double')
    await seen(page.getByText('Sent with a double click'))
    expect(await page.getByText('Sent with a double click').count()).toBe(1)
  })
}

async function everyWayIn(stage: Stage): Promise<void> {
  const page = await stage.as(CASE_MANAGER, '/start')
  const { form } = filingForm(page)
  await page.getByRole('main').getByRole('link', { name: 'Get help' }).click()
  await seen(form)
  await page.goBack()
  await page.getByRole('button', { name: 'Help', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Get help' }).click()
  await seen(form)
  await page.goBack()
  await page.getByRole('button', { name: new RegExp(nameOf(CASE_MANAGER)) }).click()
  const [helpDesk] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('menuitem', { name: 'Help Request' }).click(),
  ])
  await seen(filingForm(helpDesk).form)
  expect(await helpDesk.title()).toMatch(/^Help Desk/)
  expect(new URL(page.url()).pathname).toBe('/start')
}

async function draftIsSaved(page: Page): Promise<void> {
  await page.getByText('Draft not saved yet').first().waitFor({ state: 'detached' })
  await seen(page.getByText(/^Draft saved/).first())
}

async function everyField(stage: Parameters<Parameters<typeof story>[1]>[0]): Promise<void> {
  const page = await stage.as(CASE_MANAGER, '/help/requests')
  await forgetDraft(page)
  await page.getByRole('button', { name: 'Help', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Get help' }).click()
  const form = filingForm(page)
  await seen(form.form)

  // Known already: who asks, whom to copy, where it was.
  expect(await form.firstName.inputValue()).toBe(CASE_MANAGER.firstName)
  expect(await form.lastName.inputValue()).toBe(CASE_MANAGER.lastName)
  expect(await form.email.inputValue()).toBe(CASE_MANAGER.email)
  expect(await form.phone.inputValue()).toBe(CASE_MANAGER.phone)
  expect(await form.organisation.inputValue()).toBe('Prairie Demo Works')
  expect(await form.page.inputValue()).toBe(`${stage.system.webUrl}/help/requests`)
  expect(await form.browser.inputValue()).toMatch(/^Chrome \d+ on Linux$/)
  await seen(form.copies.getByText(PROVIDER_MANAGER.email))
  await seen(form.isPartner.getByText('Not set'))

  // The subcategory depends on the category, and its own fields on the subcategory.
  await form.summary.fill('Customer missing from the September 4333')
  await form.category.selectOption({ label: 'Users and access' })
  await form.subcategory.selectOption({ label: 'New user access' })
  await seen(form.birthDate, page.getByText('Signed form IL444-2022'))
  expect(await form.subcategory.getByRole('option', { name: 'Remove user' }).count()).toBe(0)
  await form.category.selectOption({ label: 'Contracts, staffing and billing' })
  await gone(form.birthDate)
  expect(await form.subcategory.inputValue()).toBe('')
  await form.subcategory.selectOption({ label: 'Customer missing from the 4333' })
  await seen(page.getByText('Give the individual number of the customer and attach a screenshot of the 4333.'))
  await form.blocksWork.check()

  await form.description.click()
  await page.getByRole('button', { name: 'Bold' }).click()
  await page.keyboard.type('The customer was there in August.')
  await paste(form.description, picture('the-4333.png'))
  await seen(form.description.getByRole('img', { name: 'the-4333.png' }))
  await paste(form.description, picture('the-filter.png'))
  const pictures = form.description.getByRole('img')
  const names = () => pictures.evaluateAll((all) => all.map((one) => one.getAttribute('alt')))
  await becomes(names, ['the-4333.png', 'the-filter.png'])
  await choose(page, form.files, letter('attendance.pdf'))
  await seen(page.getByRole('button', { name: 'Remove attendance.pdf' }))

  await form.extension.fill('12')
  await form.isPartner.getByRole('radio', { name: 'Yes' }).check()
  await gone(form.isPartner.getByText('Not set'))
  await form.aboutCustomer.check()
  await form.customerFirstName.fill('Pebble')
  await form.customerLastName.fill('Demo-Customer')
  await form.customerEmail.fill('pebble@customer.example')
  await form.individualNumber.fill('123456789')
  await form.report.fill('4333')
  await form.reportFilter.fill('September 2026')
  await form.steps.fill('Open the 4333\nLook for the customer')

  // Copies: the provider manager can be taken out, colleagues are suggested, two mailboxes are at hand.
  await form.cc.fill(COLLEAGUE.lastName)
  await page.getByRole('option', { name: nameOf(COLLEAGUE) }).click()
  await seen(form.copies.getByText(COLLEAGUE.email))
  await form.copies.getByRole('button', { name: /^ISETS Access/ }).click()
  await form.copies.getByRole('button', { name: /^ISETS Policy/ }).click()
  await seen(form.copies.getByText('isets-access@dhs.example'), form.copies.getByText('isets-policy@dhs.example'))
  await form.cc.press('Backspace')
  await gone(form.copies.getByText('isets-policy@dhs.example'))
  const managerAgain = form.copies.getByRole('button', { name: /^Provider Manager/ })
  await gone(managerAgain)
  await form.cc.press('Backspace')
  await form.cc.press('Backspace')
  await form.cc.press('Backspace')
  await gone(form.copies.getByText(PROVIDER_MANAGER.email))
  await seen(form.copies.getByText(/^.*Please put your Provider Manager/))
  await keepPicture(page, 'get-help-without-manager')
  await managerAgain.click()
  await seen(form.copies.getByText(PROVIDER_MANAGER.email))
  await gone(managerAgain)
  await form.cc.fill(COLLEAGUE.email)
  await form.cc.press('Enter')
  await form.copies.getByRole('button', { name: /^ISETS Access/ }).click()

  await isAccessible(page)
  await keepPicture(page, 'get-help-filled-in')
  await form.send.click()
  await seen(form.sent)
  await keepPicture(page, 'get-help-sent')
  const number = await sentNumber(page)
  await seen(page.getByText(/^You will have an answer by/), page.getByText(CASE_MANAGER.email))

  // HELP-020: by mail to the requester and everybody in copy, without any personal data of the customer.
  for (const address of [CASE_MANAGER.email, PROVIDER_MANAGER.email, COLLEAGUE.email, 'isets-access@dhs.example']) {
    const mail = await stage.mailTo(address, new RegExp(`^${number}: we have your request`))
    const canOpen = address === CASE_MANAGER.email || address === PROVIDER_MANAGER.email
    expect(mail.text.includes(`/help/requests/${number}`)).toBe(canOpen)
    expect(mail.text.includes('The customer was there in August.')).toBe(address === 'isets-access@dhs.example')
    expect(mail.text + mail.html).not.toMatch(/Pebble|123456789/)
  }

  await page.getByRole('link', { name: 'Open the request' }).click()
  await seen(page.getByRole('heading', { name: 'Customer missing from the September 4333' }))
  await seen(page.getByText('The customer was there in August.'), page.getByRole('img', { name: 'the-4333.png' }))
  await seen(page.getByRole('img', { name: 'the-filter.png' }))
  for (const given of ['Pebble Demo-Customer', '123456789', 'September 2026', COLLEAGUE.email]) {
    await seen(page.getByText(given).first())
  }
  await seen(page.getByRole('link', { name: 'Download attendance.pdf' }))
  await isAccessible(page)
  await keepPicture(page, 'my-request-with-everything')
}
