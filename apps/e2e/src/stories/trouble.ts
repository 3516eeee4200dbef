import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import { filingForm } from '../stage/filing-form.ts'
import { gone, seen } from '../stage/look.ts'
import { AGENT, COLLEAGUE } from '../stage/people.ts'
import { queueOf } from '../stage/queue.ts'
import { forgetDraft } from '../stage/requests.ts'
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
    let broken = true
    const busy = { defined: true, code: 'BUSY', status: 503, message: 'Too much at once. Please try again.', data: {} }
    await page.route('**/api/help-requests/queue?*', (route) =>
      broken ? route.fulfill({ status: 503, json: busy }) : route.continue(),
    )
    await page.goto('/support/queue')
    await seen(page.getByRole('alert').getByText(busy.message))
    broken = false
    await page.getByRole('button', { name: 'Try again' }).click()
    await seen(queueOf(page).table)
  })

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

/** Keeps requests waiting until they are let through. */
async function holdBack(page: Page, address: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  await page.route(address, async (route) => {
    await promise
    await route.continue()
  })
  return () => resolve(undefined)
}
