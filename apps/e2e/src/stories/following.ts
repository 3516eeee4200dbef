import { expect } from '@jest/globals'
import { eventually } from '@isets/testing'
import type { Locator } from 'playwright-core'
import { keepPicture } from '../stage/evidence.ts'
import { becomes, gone, seen } from '../stage/look.ts'
import { CASE_MANAGER, PROVIDER_MANAGER, STRANGER, SUPER_USER, nameOf } from '../stage/people.ts'
import { fileRequest } from '../stage/requests.ts'
import type { Stage } from '../stage/stage.ts'
import { story } from '../stage/story.ts'

export function following(): void {
  story('HELP-027 My requests shows number, state and promised time, and Back restores its filters', async (stage) => {
    const page = await stage.as(CASE_MANAGER, '/help/requests')
    const summary = 'Where is the list of locations?'
    const { number } = await fileRequest(page, CASE_MANAGER, { summary })
    const row = page.getByRole('row').filter({ hasText: number })
    await seen(row)
    await seen(
      row.getByText('Received'),
      row.getByText(/^Promised by (end of )?\w{3}, \w{3} \d{1,2}(, \d{1,2}:\d\d [AP]M)?$/),
    )

    const status = page.getByRole('combobox', { name: 'Status' })
    await status.selectOption({ label: 'Received' })
    await page.getByRole('link', { name: summary }).click()
    await seen(page.getByRole('heading', { name: summary, level: 1 }))
    await page.goBack()
    await seen(row)
    await becomes(() => status.inputValue(), 'new')
  })

  story(
    'HELP-022 an unsent answer survives a refresh and a new sign-in, and is gone once it is sent',
    async (stage) => {
      const page = await stage.as(CASE_MANAGER)
      const { number } = await fileRequest(page, CASE_MANAGER, { summary: 'An answer that takes its time' })
      const path = `/help/requests/${number}`
      await page.goto(path)
      const answer = page.getByRole('textbox', { name: 'Your answer' })
      const words = 'It was on Monday, at about nine.'
      await answer.fill(words)
      await seen(page.getByText(/^Draft saved \d/).first())
      await page.reload()
      await becomes(() => wordsIn(answer), words)
      await seen(page.getByText('Your draft from before').first())
      await keepPicture(page, 'request-draft-restored')

      const later = await stage.as(CASE_MANAGER, path)
      await becomes(() => wordsIn(later.getByRole('textbox', { name: 'Your answer' })), words)
      await later.getByRole('button', { name: 'Send' }).click()
      await seen(later.getByRole('article').filter({ hasText: words }).or(later.getByText(words)).first())
      await page.reload()
      await seen(page.getByText(words).first())
      await becomes(() => wordsIn(answer), '')
    },
  )

  story('HELP-010 the provider manager answers by the link of the mail; a super user finds it as well', lookedAfter)

  story(
    'HELP-043 another organization sees nothing of it: list, address, number, search, live update',
    async (stage) => {
      stage.expectTrouble(/^404 GET \/api\/help-requests\//)
      const owner = await stage.as(CASE_MANAGER)
      const other = await stage.as(STRANGER, '/help/requests')
      await seen(other.getByRole('heading', { name: 'My requests' }))
      const heard = await other.evaluateHandle(listenForUpdates)

      const secret = await fileRequest(owner, CASE_MANAGER, { summary: 'Nobody else may read about the lighthouse' })
      const own = await fileRequest(other, STRANGER, { summary: 'My own question' })
      const numbers = () => heard.evaluate((updates) => updates.map(({ number }) => number))
      await eventually(async () => (await numbers()).includes(own.number))
      expect(await numbers()).not.toContain(secret.number)

      await seen(other.getByText('My own question'))
      expect(await other.getByText(/lighthouse/).count()).toBe(0)
      await other.getByRole('button', { name: /^Search pages and help requests/ }).click()
      await other.getByLabel('Search pages and help requests').fill('lighthouse')
      await seen(other.getByText(/^Nothing found/))
      await other.goto(`/help/requests/${secret.number}`)
      await seen(other.getByText(`There is no request ${secret.number}, or you may not see it.`))
      await other.goto(`/help/requests/${secret.id}`)
      await seen(other.getByText(`There is no request ${secret.id}, or you may not see it.`))
      expect(await other.getByText(/lighthouse/).count()).toBe(0)
      expect((await other.request.get(`/api/help-requests/${secret.id}`)).status()).toBe(404)
    },
  )
}

async function lookedAfter(stage: Stage): Promise<void> {
  const owner = await stage.as(CASE_MANAGER)
  const summary = 'May the walnut form be sent twice?'
  const { number } = await fileRequest(owner, CASE_MANAGER, { summary, cc: [PROVIDER_MANAGER.email] })
  const mail = await stage.mailTo(PROVIDER_MANAGER.email, new RegExp(`^${number}: we have your request`))
  const page = await stage.as(PROVIDER_MANAGER, pathIn(mail.text))
  const title = page.getByRole('heading', { name: summary, level: 1 })
  await seen(title)
  const words = 'Once is enough, I have told the office.'
  await page.getByRole('textbox', { name: 'Your answer' }).fill(words)
  await page.getByRole('button', { name: 'Send' }).click()
  await seen(page.getByRole('article').filter({ hasText: words }))
  await owner.goto(`/help/requests/${number}`)
  await seen(owner.getByRole('article').filter({ hasText: words }).getByText(nameOf(PROVIDER_MANAGER)))

  await page.getByRole('main').getByRole('link', { name: 'Requests of my providers' }).click()
  await page.waitForURL(/view=all/)
  const row = page.getByRole('row').filter({ hasText: number })
  await seen(row.getByText(nameOf(CASE_MANAGER)), row.getByText('Prairie Demo Works'))
  const provider = page.getByRole('combobox', { name: 'Provider' })
  const offered = () => provider.getByRole('option').allInnerTexts()
  await becomes(offered, [
    'Any provider',
    ...['Bluestem Demo Alliance', 'Lakeshore Sample Careers', 'Prairie Demo Works'],
  ])
  await provider.selectOption({ label: 'Lakeshore Sample Careers' })
  await gone(row)
  await page.getByRole('link', { name: 'My requests' }).last().click()
  await seen(page.getByRole('heading', { name: 'My requests' }))
  expect(new URL(page.url()).search).toBe('')

  const over = await stage.as(SUPER_USER, '/help/requests')
  await over.getByRole('link', { name: 'All requests' }).click()
  await over.getByRole('searchbox', { name: 'Search requests' }).fill(number)
  await over.getByRole('link', { name: summary }).click()
  await seen(over.getByRole('heading', { name: summary, level: 1 }))
  expect(await over.getByRole('textbox', { name: 'Your answer' }).count()).toBe(0)
  await over.getByRole('button', { name: /^Search pages and help requests/ }).click()
  await over.getByLabel('Search pages and help requests').fill('walnut')
  await over.getByRole('dialog').getByText(number).click()
  await over.waitForURL(new RegExp(`/help/requests/${number}$`))
}

/** The way to the request that a mail names. */
function pathIn(text: string): string {
  const link = /https?:\S+\/help\/requests\/\S+/.exec(text)?.[0]
  if (link === undefined) throw new Error(`No request in "${text}"`)
  return new URL(link).pathname
}

/** What stands in a field for rich text, in the plain one that it begins with or in the editor. */
async function wordsIn(field: Locator): Promise<string> {
  const words = await field.evaluate((one) => ('value' in one ? String(one.value) : (one as HTMLElement).innerText))
  return words.trim()
}

/** Runs in the browser: keeps what the server tells this user of. */
async function listenForUpdates(): Promise<{ number: string }[]> {
  const heard: { number: string }[] = []
  const source = new EventSource('/api/live')
  for (const kind of ['message', 'help-request-filed', 'help-request-changed', 'help-request-noted', 'update']) {
    source.addEventListener(kind, ({ data }: MessageEvent<string>) => heard.push(JSON.parse(data)))
  }
  await new Promise((resolve) => source.addEventListener('open', resolve))
  return heard
}
