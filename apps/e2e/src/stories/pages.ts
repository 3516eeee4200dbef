import type { DemoUser } from '@isets/demo'
import type { Locator, Page } from 'playwright-core'
import { fitsInWidth, isAccessible } from '../stage/accessibility.ts'
import { keepPicture } from '../stage/evidence.ts'
import { filingForm } from '../stage/filing-form.ts'
import { seen } from '../stage/look.ts'
import {
  AGENT,
  CASE_MANAGER,
  PROGRAMME_MANAGER,
  PROVIDER_MANAGER,
  SUPER_USER,
  WORKFORCE,
  demoPerson,
} from '../stage/people.ts'
import { queueOf } from '../stage/queue.ts'
import { fileRequest } from '../stage/requests.ts'
import type { Stage } from '../stage/stage.ts'
import { story } from '../stage/story.ts'
import { isLight } from '../stage/weight.ts'
import { apiReference } from './api-reference.ts'
import {
  billing,
  costsOfAProvider,
  decisions,
  monthOfAProvider,
  pastOfAProvider,
  settings,
  staffing,
} from './money-pages.ts'
import { requestsOfOthers } from './request-pages.ts'

const SIZES = {
  desk: { width: 1440, height: 900 },
  tablet: { width: 820, height: 1180 },
  narrow: { width: 320, height: 800 },
}

export interface PageToSee {
  readonly name: string
  readonly path: string
  /** Is there as soon as the page has its content. */
  readonly content: (page: Page) => Locator
  /** Brings the page into a state that is worth a look. */
  readonly then?: (page: Page) => Promise<void>
}

/** Filed for these stories: others may be closed by the time that other stories let pass. */
const LOOKED_AT = 'To be looked at'
const heading = (name: string) => (page: Page) => page.getByRole('heading', { name })
/** Each role begins the day on its own start page. */
const greeting = (page: Page) => page.getByRole('heading', { name: /^Good (morning|afternoon|evening), / })
const body = (page: Page) => page.getByRole('table').getByRole('row').nth(1)

const PUBLIC: PageToSee[] = [
  { name: 'sign-in', path: '/sign-in', content: heading('Sign in') },
  { name: 'sign-in-after-time-out', path: '/sign-in?reason=ended', content: heading('Sign in') },
  { name: 'questions', path: '/questions', content: heading('Access and log-in') },
  {
    name: 'question-incomplete',
    path: '/questions/ask',
    content: (page) => page.getByRole('form', { name: 'Ask a question' }),
    then: (page) => page.getByRole('button', { name: 'Send question' }).click(),
  },
]
const REQUESTER: PageToSee[] = [
  { name: 'start-of-a-provider', path: '/start', content: greeting },
  { name: 'my-requests', path: '/help/requests', content: body },
  { name: 'my-requests-none', path: '/help/requests?q=nowhere-to-be-found', content: heading('No requests match') },
  {
    name: 'my-request',
    path: '/help/requests',
    content: heading('Your answer'),
    then: async (page) => page.getByRole('table').getByRole('link', { name: LOOKED_AT }).first().click(),
  },
  { name: 'faq', path: '/help/faq', content: heading('Access and log-in') },
  { name: 'help-desk', path: '/help', content: (page) => page.getByRole('link', { name: /^Partner pages/ }) },
  {
    name: 'articles',
    path: '/help/articles#ask-for-help',
    content: (page) => page.getByText(/A mail with the number/),
  },
  { name: 'get-help', path: '/help/new', content: (page) => filingForm(page).description },
  {
    name: 'get-help-with-errors',
    path: '/help/new',
    content: (page) => filingForm(page).problems,
    then: async (page) => filingForm(page).send.click(),
  },
  { name: 'forbidden', path: '/admin/mail', content: heading('Your role does not open this page') },
  { name: 'nothing-here', path: '/no/such/page', content: heading('Nothing here') },
]
const PROVIDER: PageToSee[] = [
  { name: 'ies-search', path: '/ies/search', content: heading('Search IES Customer') },
  {
    name: 'ies-search-with-errors',
    path: '/ies/search',
    content: (page) => page.getByRole('alert', { name: /another look/ }),
    then: async (page) => page.getByRole('button', { name: 'Search for IES customer' }).click(),
  },
]
/** Somebody whom the organization of the case manager works with. */
const RECORD = `/customers/${demoPerson('customer-1').customerId ?? ''}`
const CASEWORK: PageToSee[] = [
  { name: 'customers', path: '/customers', content: body },
  {
    name: 'customers-filters',
    path: '/customers?view=active&abawd=true',
    content: (page) => page.getByRole('combobox', { name: 'County' }),
  },
  { name: 'customers-none', path: '/customers?q=nowhere-to-be-found', content: heading('No customers match') },
  { name: 'screenings-overdue', path: '/screenings?show=overdue', content: body },
  { name: 'record', path: RECORD, content: heading('Status history') },
  { name: 'record-screening', path: `${RECORD}/screening`, content: heading('Benefits and household') },
  { name: 'record-referrals', path: `${RECORD}/referrals`, content: body },
  { name: 'record-plan', path: `${RECORD}/plan`, content: heading('Update log') },
  { name: 'record-attendance', path: `${RECORD}/attendance`, content: (page) => page.getByText(/h entered/) },
  { name: 'record-notes', path: `${RECORD}/notes`, content: (page) => page.getByRole('article') },
  { name: 'record-services', path: `${RECORD}/services`, content: heading('Costs of the year') },
  { name: 'organization-notes', path: '/organisation-notes', content: body },
  {
    name: 'organization-note',
    path: '/organisation-notes',
    content: (page) => page.getByRole('dialog').getByRole('article'),
    then: async (page) => page.getByRole('table').getByRole('link').first().click(),
  },
]
/** The id of no record. */
const NOBODYS = '00000000-0000-4000-8000-000000000000'
const OVERSIGHT: PageToSee[] = [
  { name: 'deletion-requests', path: '/deletion-requests', content: body },
  {
    name: 'deletion-request',
    path: '/deletion-requests',
    content: (page) => page.getByRole('button', { name: 'Save the decision' }),
    then: async (page) =>
      page
        .getByRole('link', { name: /^Manage/ })
        .first()
        .click(),
  },
  { name: 'deletion-missing', path: `/deletion-requests/${NOBODYS}`, content: heading('Nothing here') },
  { name: 'ies-lookups', path: '/ies/lookups', content: (page) => page.getByRole('combobox', { name: 'Result' }) },
]
const SUPPORT: PageToSee[] = [
  { name: 'start-of-support', path: '/start', content: greeting },
  { name: 'queue', path: '/support/queue', content: body },
  { name: 'queue-all', path: '/support/queue?view=all', content: body },
  {
    name: 'queue-panel',
    path: '/support/queue?status=in_progress',
    content: (page) => page.getByRole('textbox', { name: 'Answer to requester' }),
    then: async (page) => queueOf(page).table.getByRole('row').nth(2).getByRole('button').first().click(),
  },
  { name: 'queue-none', path: '/support/queue?q=nowhere-to-be-found', content: heading('No requests match') },
]
const SUPPORT_LEAD: PageToSee[] = [
  { name: 'quarantine', path: '/admin/quarantine', content: heading('Nothing in quarantine') },
  {
    name: 'queue-selection',
    path: '/support/queue',
    content: (page) => page.getByRole('region', { name: '2 selected' }),
    then: async (page) => {
      const boxes = page.getByRole('checkbox', { name: /^Select [A-Z]/ })
      await boxes.nth(0).check()
      await boxes.nth(1).check()
    },
  },
]
const ADMINISTRATION: PageToSee[] = [
  { name: 'ies-imports', path: '/ies/imports', content: body },
  {
    name: 'ies-import',
    path: '/ies/imports',
    content: heading('No row was rejected'),
    then: async (page) => page.getByRole('link', { name: /^ies-/ }).last().click(),
  },
  { name: 'users', path: '/admin/users', content: body },
  {
    name: 'deactivate-user',
    path: '/admin/users',
    content: (page) => page.getByRole('dialog'),
    then: async (page) =>
      page
        .getByRole('button', { name: /^Deactivate / })
        .first()
        .click(),
  },
  {
    name: 'programme-add',
    path: '/programmes',
    content: (page) => page.getByRole('form', { name: 'Program' }),
    then: async (page) => page.getByRole('button', { name: 'Add program' }).click(),
  },
  {
    name: 'locations',
    path: '/programmes',
    content: (page) => page.getByRole('button', { name: 'Put it on the list' }),
    then: async (page) => page.getByRole('button', { name: 'Locations' }).click(),
  },
  { name: 'all-requests', path: '/help/requests?view=all', content: body },
  { name: 'mail', path: '/admin/mail', content: body },
  { name: 'mail-templates', path: '/admin/mail-templates', content: heading('Mail templates') },
  { name: 'dead-letters', path: '/admin/dead-letters', content: heading('Dead letters') },
  { name: 'permissions', path: '/admin/permissions', content: body },
]

const WORKFORCES: readonly PageToSee[] = [
  {
    name: 'referral-find',
    path: '/referrals/new',
    content: (page) => page.getByRole('searchbox', { name: 'Customer' }),
  },
]

export function everyPage(): void {
  look('an IDHS manager', demoPerson('idhs-1'), decisions())
  look('a billing manager', demoPerson('billing-1'), billing())
  look('a case manager with costs', CASE_MANAGER, costsOfAProvider())
  look('a case manager with a month', CASE_MANAGER, monthOfAProvider())
  look('a case manager with billed months', CASE_MANAGER, pastOfAProvider())
  look('a provider manager', PROVIDER_MANAGER, staffing())
  look('a provider manager with providers', PROVIDER_MANAGER, requestsOfOthers())
  look('a super user with settings', SUPER_USER, settings())
  look('Workforce Development', WORKFORCE, WORKFORCES)
  look('a visitor', null, PUBLIC)
  look('a case manager', CASE_MANAGER, REQUESTER, fileOne)
  look('a provider with a customer', CASE_MANAGER, PROVIDER)
  look('who works with customers', CASE_MANAGER, CASEWORK)
  look('IDHS management with super-user access', demoPerson('super-2'), OVERSIGHT)
  look('an SIU agent', AGENT, SUPPORT)
  look('an SIU lead', demoPerson('lead-1'), SUPPORT_LEAD)
  look('a super user', SUPER_USER, ADMINISTRATION, mailOne)
  look('a programme manager', PROGRAMME_MANAGER, [
    { name: 'users-of-an-organization', path: '/admin/users', content: body },
  ])
  apiReference()
  look('an auditor', demoPerson('auditor-1'), [{ name: 'home-of-the-auditor', path: '/', content: greeting }])
}

/** A request of the case manager, so that there is something to look at. */
async function fileOne(stage: Stage): Promise<string> {
  const { number } = await fileRequest(await stage.as(CASE_MANAGER), CASE_MANAGER, { summary: LOOKED_AT })
  return number
}

async function mailOne(stage: Stage): Promise<void> {
  await stage.mailTo(CASE_MANAGER.email, new RegExp(await fileOne(stage)))
}

function look(
  who: string,
  person: DemoUser | null,
  pages: readonly PageToSee[],
  prepare?: (stage: Stage) => Promise<unknown>,
): void {
  const title = `WCAG 2.2 AA holds on every page of ${who}, on a desk and a tablet, nothing scrolls sideways at 320 px, and none is heavy`
  const patience = 30_000 + pages.length * 25_000
  story(
    title,
    async (stage) => {
      stage.withoutTraces()
      stage.expectTrouble(/^40[34] /)
      await prepare?.(stage)
      await Promise.all([0, 1].map((side) => lookInOneWindow(stage, person, everySecond(pages, side))))
    },
    patience,
  )
}

/** Two windows side by side: drawing and checking a page keeps one processor busy. */
async function lookInOneWindow(stage: Stage, person: DemoUser | null, pages: readonly PageToSee[]): Promise<void> {
  if (pages.length === 0) return
  const page = person ? await stage.as(person) : await stage.visitor()
  for (const one of pages) await lookAt(page, one)
}

function everySecond(pages: readonly PageToSee[], from: number): PageToSee[] {
  return pages.filter((_, at) => at % 2 === from)
}

async function lookAt(page: Page, { name, path, content, then }: PageToSee): Promise<void> {
  await page.setViewportSize(SIZES.desk)
  await page.goto(path)
  await then?.(page)
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport)
    await seen(content(page).first())
    await keepPicture(page, `${name}-${size}`)
    if (size === 'desk' && !then) await isLight(page)
    if (size === 'narrow') await fitsInWidth(page)
    else await isAccessible(page)
  }
}
