import type { Locator, Page } from 'playwright-core'
import { choose, letter } from './files.ts'
import { seen } from './look.ts'

/** The fields of "New referral" by their labels. */
export function referralForm(page: Page) {
  const choice = (name: string): Locator => page.getByRole('combobox', { name, exact: true })
  const form = page.getByRole('form', { name: 'New referral' })
  return {
    form,
    find: page.getByRole('searchbox', { name: 'Customer' }),
    service: choice('Service needed'),
    office: choice('FCRC'),
    assessed: form.getByRole('radio', { name: 'Client Assessment Completed' }),
    assessedOn: form.getByLabel('Assessment completed on'),
    startsOn: form.getByLabel('Expected start date'),
    receiver: choice('Provider and program'),
    note: form.getByRole('textbox', { name: /^Notes/ }),
    submit: form.getByRole('button', { name: 'Submit referral' }),
    problems: form.getByRole('alert', { name: /to fix before submitting$/ }),
    saved: form.getByText(/^Draft saved/).first(),
  }
}

/** Uploads and attests a signed consent where a form asks for it. */
export async function signConsent(page: Page, signedOn: string): Promise<void> {
  const consent = page.getByRole('group', { name: 'Signed consent form' })
  await seen(consent.getByText('Do not include a full Social Security number.'))
  await consent.getByRole('combobox', { name: 'Which form' }).selectOption({ index: 1 })
  await consent.getByLabel('Signed on').fill(signedOn)
  await choose(page, consent.getByRole('button', { name: 'Drag files here or choose files' }), letter('consent.pdf'))
  await seen(consent.getByRole('button', { name: 'Remove consent.pdf' }))
  await consent.getByRole('textbox', { name: 'Description' }).fill('Signed form 2151')
  await consent.getByRole('checkbox', { name: /^I attest/ }).check()
  await consent.locator('progress').waitFor({ state: 'detached' })
  await consent.getByRole('button', { name: 'Submit for customer consent' }).click()
}
