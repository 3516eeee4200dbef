import type { Page } from 'playwright-core'
import type { PageToSee } from './pages.ts'

const heading = (name: string) => (page: Page) => page.getByRole('heading', { name })
const body = (page: Page) => page.getByRole('table').getByRole('row').nth(1)

/** What those find under "My requests" who look after others. */
export const requestsOfOthers = (): PageToSee[] => [
  { name: 'requests-of-others', path: '/help/requests?view=all', content: body },
  {
    name: 'requests-of-others-none',
    path: '/help/requests?view=all&q=nowhere-to-be-found',
    content: heading('No requests match'),
  },
  {
    name: 'request-of-another',
    path: '/help/requests?view=all',
    content: heading('What was given'),
    then: async (page) => page.getByRole('table').getByRole('link').first().click(),
  },
]
