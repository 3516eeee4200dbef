import { expect } from '@jest/globals'
import { DEMO_PASSWORD, type DemoUser } from '@isets/demo'
import type { Page } from 'playwright-core'
import { isAccessible } from '../stage/accessibility.ts'
import { keepPicture } from '../stage/evidence.ts'
import { filingForm } from '../stage/filing-form.ts'
import { becomes, gone, seen } from '../stage/look.ts'
import { CASE_MANAGER, SUPER_USER, demoPerson, nameOf } from '../stage/people.ts'
import { story } from '../stage/story.ts'

const signInPage = (page: Page) => ({
  heading: page.getByRole('heading', { name: 'Sign in' }),
  email: page.getByLabel('E-mail address'),
  password: page.getByLabel('Password', { exact: true }),
  submit: page.getByRole('button', { name: 'Sign in' }),
})

export async function signInThere(page: Page, person: DemoUser): Promise<void> {
  const { email, password, submit } = signInPage(page)
  await email.fill(person.email)
  await password.fill(DEMO_PASSWORD)
  await submit.click()
}

const account = (page: Page, person: DemoUser) => page.getByRole('button', { name: `Account of ${nameOf(person)}` })

export function signingIn(): void {
  story('IDN-004 leads to the page that was asked for, and says what is wrong with a sign-in', async (stage) => {
    const page = await stage.visitor()
    stage.expectTrouble(/^40[13] POST \/api\/session$/)
    await page.goto('/help/new')
    const { heading, email, password, submit } = signInPage(page)
    await seen(heading)
    await submit.click()
    await seen(page.getByText('Enter your e-mail address or username'), page.getByText('Enter your password'))
    await email.fill(CASE_MANAGER.email)
    await password.fill('not-the-password')
    await submit.click()
    await seen(page.getByRole('alert'))
    expect(await email.inputValue()).toBe(CASE_MANAGER.email)
    await password.fill(DEMO_PASSWORD)
    await submit.click()
    await seen(page.getByRole('heading', { name: 'Get help' }), account(page, CASE_MANAGER))
  })

  story('IDN-008 signs out for good: the Back button shows nothing of it', async (stage) => {
    const page = await stage.as(CASE_MANAGER, '/help/requests')
    const [news, answer] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()]
    // The news of the ended session may be faster than the answer: it must not be taken for a time-out.
    await page.route('**/api/session', async (route) => {
      if (route.request().method() !== 'DELETE') return route.fallback()
      const response = await route.fetch()
      await news.promise
      await route.fulfill({ response })
      answer.resolve(undefined)
    })
    await account(page, CASE_MANAGER).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await seen(page.getByText('You are signed out.'))
    news.resolve(undefined)
    await answer.promise
    await page.goBack()
    await seen(signInPage(page).heading)
    await gone(page.getByRole('heading', { name: 'My requests' }))
  })

  story('IDN-007 asks after 25 minutes, and "Stay signed in" goes on', async (stage) => {
    const page = await stage.visitor()
    await page.clock.install()
    await stage.signIn(page, CASE_MANAGER)
    await page.goto('/help/requests')
    await seen(page.getByRole('heading', { name: 'My requests' }))
    const question = page.getByRole('dialog', { name: 'Are you still there?' })
    await page.clock.fastForward('24:00')
    expect(await question.count()).toBe(0)
    await page.clock.fastForward('01:30')
    await seen(question)
    await isAccessible(page)
    await keepPicture(page, 'session-warning')
    await question.getByRole('button', { name: 'Stay signed in' }).click()
    await gone(question)
    await seen(page.getByRole('heading', { name: 'My requests' }))
  })

  story('IDN-006 ends an idle session after 30 minutes and comes back to the same page', async (stage) => {
    const page = await stage.visitor()
    await page.clock.install()
    await stage.signIn(page, CASE_MANAGER)
    await page.goto('/help/requests?status=resolved')
    await seen(page.getByRole('heading', { name: 'My requests' }))
    await page.clock.fastForward('30:30')
    await seen(page.getByText('Your session ended'))
    await signInThere(page, CASE_MANAGER)
    await seen(page.getByRole('heading', { name: 'My requests' }))
    expect(new URL(page.url()).search).toBe('?status=resolved')
  })

  story('IDN-023 ends the sessions of a deactivated account at once', async (stage) => {
    const leaver = demoPerson('lakeshore-4')
    const page = await stage.as(leaver, '/help/new')
    stage.expectTrouble(/^401 /)
    const form = filingForm(page)
    await form.summary.fill('Written before the account ended')
    await seen(page.getByText(/^Draft saved/).first())

    const desk = await stage.as(SUPER_USER, '/admin/users')
    await desk.getByRole('searchbox', { name: 'Search by name or e-mail' }).fill(leaver.email)
    await changeAccount(desk, `Deactivate ${nameOf(leaver)}`, 'Deactivate')
    await seen(signInPage(page).heading)
    await signInThere(page, leaver)
    await seen(page.getByRole('alert'))

    await changeAccount(desk, `Reactivate ${nameOf(leaver)}`, 'Reactivate')
    await signInThere(page, leaver)
    await becomes(() => form.summary.inputValue(), 'Written before the account ended')
  })
}

async function changeAccount(page: Page, opener: string, decision: string): Promise<void> {
  await page.getByRole('button', { name: opener }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason').fill('Shown in a browser story')
  await dialog.getByRole('button', { name: decision }).click()
  await gone(dialog)
}
