import type { Locator, Page } from 'playwright-core'

/** The fields of "Get help" by their labels. */
export function filingForm(page: Page) {
  const text = (name: string | RegExp): Locator => page.getByRole('textbox', { name, exact: typeof name === 'string' })
  const choice = (name: string): Locator => page.getByRole('combobox', { name, exact: true })
  return {
    form: page.getByRole('form', { name: 'Get help' }),
    summary: text('Help request'),
    category: choice('Category'),
    subcategory: choice('Subcategory'),
    birthDate: page.getByLabel('Birth date of the new user'),
    blocksWork: page.getByRole('checkbox', { name: /^This keeps me from working/ }),
    description: text('Description'),
    files: page.getByRole('button', { name: 'Drag files here or choose files' }),
    firstName: text('First name'),
    lastName: text('Last name'),
    email: text('E-mail'),
    phone: text(/^Phone/),
    extension: text(/^Extension/),
    isPartner: page.getByRole('group', { name: 'Are you a Partner/Provider?' }),
    organisation: text(/^Organization/),
    aboutCustomer: page.getByRole('checkbox', { name: /^The request is about a specific customer/ }),
    customerFirstName: text('Customer’s first name'),
    customerLastName: text('Customer’s last name'),
    customerEmail: text('Customer’s e-mail'),
    individualNumber: text(/^Individual number/),
    page: text(/^Page/),
    browser: text(/^Browser/),
    report: text(/^Report/),
    reportFilter: text(/^Date or filter of the report/),
    steps: text(/^Steps to see it again/),
    copies: page.getByRole('region', { name: 'Who should get a copy?' }),
    cc: page.getByRole('combobox', { name: /^CC/ }),
    send: page.getByRole('button', { name: /^Send/ }),
    saveDraft: page.getByRole('button', { name: 'Save draft' }),
    problems: page.getByRole('alert', { name: /to fix before sending$/ }),
    sent: page.getByRole('heading', { name: 'We have your request' }),
  }
}

/** The shortest request that can be sent. */
export async function fillShortly(page: Page, summary: string): Promise<void> {
  const form = filingForm(page)
  await form.summary.fill(summary)
  await form.category.selectOption({ label: 'ISETS' })
  await form.subcategory.selectOption({ label: 'How to do or find something' })
  await form.description.fill('Where do I find the list of my customers?')
  await form.isPartner.getByRole('radio', { name: 'Yes' }).check()
}

/** The number of the request that was just sent. */
export async function sentNumber(page: Page): Promise<string> {
  const line = await page.getByText(/^Your number is/).innerText()
  const number = /[A-Z]+-\d+/.exec(line)?.[0]
  if (!number) throw new Error(`No number in "${line}"`)
  return number
}
