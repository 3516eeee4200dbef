import type { Page } from 'playwright-core'
import { servedCustomer } from '../stage/customers.ts'
import type { PageToSee } from './pages.ts'

const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name })
const body = (page: Page) => page.getByRole('table').getByRole('row').nth(1)
const dialog = (page: Page) => page.getByRole('dialog')
const openFirst = async (page: Page) => page.getByRole('table').getByRole('link').first().click()
const press = (name: string | RegExp) => async (page: Page) => page.getByRole('button', { name }).first().click()
const services = () => `/customers/${servedCustomer().id}/services`

/** Costs and overrides, as a case manager sees them. */
export const costsOfAProvider = (): PageToSee[] => [
  { name: 'services', path: services(), content: heading('Costs of the year') },
  { name: 'service-dialog', path: services(), content: dialog, then: press(/^(Change|Add) the service Clothing/) },
  { name: 'cost-dialog', path: services(), content: dialog, then: press(/^Add a cost of /) },
  { name: 'overrides-of-a-provider', path: '/overrides', content: body },
  { name: 'override-of-a-provider', path: '/overrides', content: heading('Decision'), then: openFirst },
]

/** A month, as a case manager prepares it. */
export const monthOfAProvider = (): PageToSee[] => [
  { name: 'packets', path: '/packets?view=due&sort=month', content: body },
  {
    name: 'packets-of-a-provider',
    path: '/packets',
    content: (page) => page.getByRole('combobox', { name: 'Program' }),
  },
  {
    name: 'packet-to-prepare',
    path: '/packets?state=not_started',
    content: heading(/Complete staffing packet/),
    then: openFirst,
  },
]

/** What became of earlier months, as a case manager sees it. */
export const pastOfAProvider = (): PageToSee[] => [
  {
    name: 'packet-costs',
    path: '/packets?state=all_complete',
    content: (page) => page.getByRole('table', { name: 'Supportive services' }).getByRole('row').nth(1),
    then: async (page) => {
      await openFirst(page)
      await page.getByRole('link', { name: 'Supportive services' }).click()
    },
  },
  { name: 'amendments-of-a-provider', path: '/amendments', content: body },
  { name: 'contract-of-a-provider', path: '/contracts', content: body },
]

/** What waits for a decision. */
export const decisions = (): PageToSee[] => [
  { name: 'overrides', path: '/overrides?status=pending', content: body },
  {
    name: 'override-to-decide',
    path: '/overrides?status=pending',
    content: (page) => page.getByText('Give the reason, in at least three characters.'),
    then: async (page) => {
      await openFirst(page)
      await press('Approve')(page)
    },
  },
  { name: 'override-denied', path: '/overrides?status=denied', content: heading('Decision'), then: openFirst },
]

/** A month, as a provider manager staffs it. */
export const staffing = (): PageToSee[] => [
  {
    name: 'packet-to-staff',
    path: '/packets?state=provider_manager_not_complete',
    content: heading(/Approve staffing packet/),
    then: openFirst,
  },
  { name: 'amendments', path: '/amendments?view=to_review', content: body },
  { name: 'amendment-dialog', path: '/amendments?status=approved', content: dialog, then: press(/^Look at AM-/) },
  { name: 'services-for-idhs', path: services(), content: heading('Costs of the year') },
]

/** A month, as billing pays it. */
export const billing = (): PageToSee[] => [
  { name: 'packets-for-billing', path: '/packets?view=due', content: body },
  { name: 'packets-to-choose', path: '/packets', content: heading('Choose a provider') },
  {
    name: 'packet-to-bill',
    path: '/packets?state=billing_not_complete',
    content: heading(/Approve billing packet/),
    then: openFirst,
  },
  { name: 'contracts', path: '/contracts', content: body },
  { name: 'contract-dialog', path: '/contracts', content: dialog, then: press(/^Edit contract/) },
]

/** What a super user sets. */
export const settings = (): PageToSee[] => [
  { name: 'caps', path: '/caps', content: body },
  {
    name: 'cap-dialog-with-errors',
    path: '/caps',
    content: (page) => page.getByText('Enter an amount in dollars'),
    then: async (page) => {
      await press('Change the cap of Clothing')(page)
      await dialog(page).getByLabel('Cap a year in dollars').fill('a lot')
      await press('Set cap')(page)
    },
  },
  {
    name: 'screening-deadline',
    path: '/screenings',
    content: dialog,
    then: press('Set when overdue'),
  },
  {
    name: 'contract-with-errors',
    path: '/contracts',
    content: (page) => page.getByText('Choose the provider.'),
    then: async (page) => {
      await press('Add contract')(page)
      await press('Save contract')(page)
    },
  },
]
