import { expect } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { servedCustomer } from '../stage/customers.ts'
import { keepPicture } from '../stage/evidence.ts'
import { filingForm } from '../stage/filing-form.ts'
import { gone, seen } from '../stage/look.ts'
import { AGENT, CASE_MANAGER, COLLEAGUE, SECOND_AGENT } from '../stage/people.ts'
import { queueOf } from '../stage/queue.ts'
import { fileRequest, forgetDraft, moveRequest } from '../stage/requests.ts'
import type { Stage } from '../stage/stage.ts'
import { story } from '../stage/story.ts'

export function whenTheNetworkIsInTheWay(): void {
  story('a slow answer shows the layout that is coming', async (stage) => {
    const page = await stage.as(AGENT)
    const release = await holdBack(page, '**/api/help-requests/queue?*')
    await page.goto('/support/queue?view=all')
    await seen(page.getByRole('status').filter({ hasText: 'Loading…' }))
    await seen(page.getByRole('heading', { name: 'Request queue' }))
    release()
    await seen(queueOf(page).table)
    await gone(page.getByRole('status').filter({ hasText: 'Loading…' }))
  })

  story('a service that does not answer leaves a sentence and another try', async (stage) => {
    stage.expectTrouble(/^503 GET \/api\/help-requests\/queue$/)
    const page = await stage.as(AGENT)
    const mend = await keepBusy(page, '**/api/help-requests/queue?*')
    await page.goto('/support/queue')
    await seen(page.getByRole('alert').getByText(BUSY.message))
    mend()
    await page.getByRole('button', { name: 'Try again' }).click()
    await seen(queueOf(page).table)
  })

  story('a look at the services that fails leaves what is on the screen', async (stage) => {
    stage.expectTrouble(/^503 GET \/api\/customers\/[^/]+\/services$/)
    const page = await stage.as(CASE_MANAGER, `/customers/${servedCustomer().id}/services`)
    const clothing = page.getByRole('region', { name: 'Clothing' })
    await clothing.getByRole('button', { name: /^(Change|Add) the service Clothing$/ }).click()
    const dialog = page.getByRole('dialog')
    const mend = await keepBusy(page, '**/api/customers/*/services*')
    await dialog.getByRole('button', { name: 'Save service' }).click()
    const failure = page.getByRole('alert').getByText(BUSY.message)
    await seen(failure, clothing)
    mend()
    await page.getByRole('button', { name: 'Try again' }).click()
    await gone(failure)
    await seen(clothing.getByRole('button', { name: 'Change the service Clothing' }))
  })

  story('SUPP-014 a cost over the cap goes on to its request while the page is still being read', async (stage) => {
    const page = await stage.as(CASE_MANAGER, `/customers/${servedCustomer().id}/services`)
    const category = page.getByRole('region', { name: 'Personal Hygiene' })
    await category.getByRole('button', { name: /^(Change|Add) the service / }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Save service' }).click()
    await category.getByRole('button', { name: /^Add a cost of / }).click()
    await dialog.getByLabel('What it was for').fill('Hygiene supplies')
    await dialog.getByLabel('Unit cost in dollars').fill('400.00')
    const release = await holdBack(page, '**/api/customers/*/services*')
    await dialog.getByRole('button', { name: 'Save cost' }).click()
    await seen(dialog.getByText(/Finish the request/))
    release()
    await dialog.getByRole('button', { name: 'Change the cost instead' }).click()
    await dialog.getByLabel('Unit cost in dollars').fill('1.00')
    await dialog.getByRole('button', { name: 'Save cost' }).click()
    await gone(dialog)
  })

  story('a refresh that fails leaves the open request and the words that are typed', async (stage) => {
    stage.expectTrouble(/^503 GET \/api\/help-requests\/[0-9a-f-]{36}$/)
    const requester = await stage.as(COLLEAGUE)
    const request = await fileRequest(requester, COLLEAGUE, { summary: 'Refreshed in vain' })
    const page = await stage.as(AGENT, `/support/queue?view=all&request=${request.number}`)
    const { panel, answer, inStatus } = queueOf(page).panel(request.number)
    await answer.fill('Half an answer')
    const mend = await keepBusy(page, `**/api/help-requests/${request.id}`)
    await moveRequest(await stage.as(SECOND_AGENT), request, 'resolve')
    const failure = panel.getByRole('alert').getByText(BUSY.message)
    await seen(failure)
    await keepPicture(page, 'queue-refresh-failed')
    expect(await answer.innerText()).toContain('Half an answer')
    mend()
    await panel.getByRole('button', { name: 'Try again' }).click()
    await seen(inStatus('Resolved'))
    await gone(failure)
    expect(await answer.innerText()).toContain('Half an answer')
  })

  story('what is hidden by now gives way at once, and the record with it', hiddenByNow, 180_000)

  story('a screening that is hidden by now gives way at once', hiddenScreening)

  story('offline it says so and keeps what is typed until the connection is back', async (stage) => {
    stage.expectTrouble(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/)
    const page = await stage.as(COLLEAGUE, '/help/new')
    const form = filingForm(page)
    await seen(form.form)
    await page.context().setOffline(true)
    await seen(page.getByText('You are offline.'))
    await form.summary.fill('Typed in a tunnel')
    await seen(page.getByText('Draft not saved. Trying again…').first())
    await page.context().setOffline(false)
    await gone(page.getByText('You are offline.'))
    await seen(page.getByText(/^Draft saved/).first())
    await page.reload()
    await seen(page.getByText('Draft restored'))
    expect(await form.summary.inputValue()).toBe('Typed in a tunnel')
    await forgetDraft(page)
  })
}

/** Each tab of a record with what it asks for itself, and something of it. */
const PARTS: readonly [tab: string, address: string, shown: (page: Page) => Locator][] = [
  ['Plan', '**/api/customers/*/plan', (page) => page.getByRole('heading', { name: 'Update log' })],
  ['Attendance', '**/api/customers/*/attendance/*', (page) => page.getByRole('region', { name: 'Hours of the month' })],
  ['Referrals', '**/api/referrals?*', (page) => page.getByRole('table', { name: 'Referrals' })],
  ['Case notes', '**/api/customers/*/notes?*', (page) => page.getByText(/^\d+ notes?$/)],
  ['Services', '**/api/customers/*/services*', (page) => page.getByRole('region', { name: 'Clothing' })],
]
/** After that a page asks again for what it has. */
const OUTDATED = '00:20'

/** The screening stands by itself: whoever screens needs no access to the record. */
async function hiddenScreening(stage: Stage): Promise<void> {
  stage.expectTrouble(/^404 GET \/api\/screenings\//)
  const customer = servedCustomer()
  const page = await stage.as(CASE_MANAGER, `/customers/${customer.id}/screening`)
  const name = page.getByRole('heading', { level: 1, name: `${customer.firstName} ${customer.lastName}` })
  const answers = page.getByRole('region', { name: 'Education' })
  await seen(name, answers)
  await keepRefusing(page, '**/api/screenings/*', HIDDEN)
  await page.getByRole('link', { name: 'Overview' }).click()
  await seen(page.getByRole('heading', { name: 'Contact', exact: true }))
  await page.getByRole('link', { name: 'Screening', exact: true }).click()
  await seen(page.getByRole('heading', { name: 'Nothing here' }))
  await gone(name, answers)
}

async function hiddenByNow(stage: Stage): Promise<void> {
  stage.expectTrouble(/^404 GET \/api\/(customers|referrals)/)
  const customer = servedCustomer()
  const page = await stage.visitor('case manager')
  await page.clock.install()
  await stage.signIn(page, CASE_MANAGER)
  await page.goto(`/customers/${customer.id}`)
  const tab = (name: string) =>
    page.getByRole('navigation', { name: 'Parts of the record' }).getByRole('link', { name })
  const overview = page.getByRole('heading', { name: 'Contact', exact: true })
  const notFound = page.getByRole('alert').getByText(HIDDEN.message)
  for (const [name, address, shown] of PARTS) {
    await tab(name).click()
    await seen(shown(page))
    const showAgain = await keepRefusing(page, address, HIDDEN)
    await tab('Overview').click()
    await seen(overview)
    await page.clock.fastForward(OUTDATED)
    await tab(name).click()
    await seen(notFound)
    await gone(shown(page))
    showAgain()
    await page.getByRole('button', { name: 'Try again' }).click()
    await seen(shown(page))
  }
  await tab('Overview').click()
  await seen(overview)
  await page.clock.fastForward(OUTDATED)
  await keepRefusing(page, '**/api/customers/*/plan', HIDDEN)
  await tab('Plan').click()
  const name = page.getByRole('heading', { level: 1, name: `${customer.firstName} ${customer.lastName}` })
  await seen(notFound, name)
  await keepRefusing(page, `**/api/customers/${customer.id}`, HIDDEN)
  await page.getByRole('button', { name: 'Try again' }).click()
  await seen(page.getByRole('heading', { name: 'Nothing here' }))
  await gone(name)
}

const HIDDEN = {
  defined: true,
  code: 'NOT_FOUND',
  status: 404,
  message: 'There is no such record, or you may not see it.',
  data: {},
}
const BUSY = { defined: true, code: 'BUSY', status: 503, message: 'Too much at once. Please try again.', data: {} }

/** Whoever asks there is told to try again, until it is mended. */
const keepBusy = (page: Page, address: string) => keepRefusing(page, address, BUSY)

/** Whoever asks there is refused, until it is mended. */
async function keepRefusing(page: Page, address: string, refusal: { status: number }): Promise<() => void> {
  let isBroken = true
  await page.route(address, (route) =>
    isBroken && route.request().method() === 'GET'
      ? route.fulfill({ status: refusal.status, json: refusal })
      : route.continue(),
  )
  return () => {
    isBroken = false
  }
}

/** Keeps requests waiting until they are let through. */
async function holdBack(page: Page, address: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  await page.route(address, async (route) => {
    await promise
    await route.continue()
  })
  return () => resolve(undefined)
}
