import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router'
import type { Action, Subject } from '@isets/contracts'
import { queryClient } from '../api/query-client.ts'
import { failureOf } from '../api/refusal.ts'
import {
  parseDeadLettersSearch,
  parseMailSearch,
  parseQuarantineSearch,
  parseTemplateSearch,
  parseUsersSearch,
} from '../administration/searches.ts'
import { parseAttendanceSearch, parseCustomersSearch, parseScreeningSearch } from '../customer/searches.ts'
import { parseCustomerNotesSearch, parseDeletionsSearch, parseOrganisationNotesSearch } from '../notes/searches.ts'
import { parseFilingSearch, parseMineSearch } from '../help/searches.ts'
import { parseProgrammesSearch, parseReferralsSearch } from '../referrals/searches.ts'
import { parseOverridesSearch } from '../overrides/searches.ts'
import { parseAmendmentsSearch, parsePacketSearch, parsePacketsSearch } from '../packets/searches.ts'
import { parseImportSearch, parseImportsSearch } from '../ies/searches.ts'
import { parseQueueSearch } from '../queue/queue-search.ts'
import { mayIn, sessionQuery } from '../session/session.ts'
import { landingOf } from '../shell/navigation.ts'
import { Shell } from '../shell/shell.tsx'
import { PageFailure, PageNotFound } from './page-failure.tsx'
import { oneOf, parseSearch, stringifySearch, textFrom } from './search-text.ts'
import { setServerTime } from '../session/server-time.ts'
import { Forbidden } from './forbidden.ts'
import { lazyPage } from './lazy-page.ts'

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
  interface HistoryState {
    /** Whose session ended on the page that `returnTo` names. */
    endedFor?: string
  }
}

const administrationTexts = () => import('../texts/en/administration.ts')
const customerTexts = () => import('../texts/en/customers.ts')
const startTexts = () => import('../texts/en/start.ts')
const accountTexts = () => import('../texts/en/account.ts')
const noteTexts = () => import('../texts/en/notes.ts')
const serviceTexts = () => import('../texts/en/services.ts')
const fileTexts = () => import('../texts/en/files.ts')
const filingTexts = () => import('../texts/en/filing.ts')
const packetTexts = () => import('../texts/en/packets.ts')
const iesTexts = () => import('../texts/en/ies.ts')
const queueTexts = () => import('../texts/en/queue.ts')
const referralTexts = () => import('../texts/en/referrals.ts')
const requestTexts = () => import('../texts/en/requests.ts')

const root = createRootRoute({ errorComponent: PageFailure, notFoundComponent: PageNotFound })

interface SignInSearch {
  reason?: 'ended' | 'signed-out'
  returnTo?: string
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyPage(() => import('../session/sign-in-page.tsx'), 'SignInPage'),
  validateSearch: (raw): SignInSearch => ({
    reason: oneOf(['ended', 'signed-out'], raw['reason']),
    returnTo: textFrom(raw['returnTo'], 2000),
  }),
})

const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  component: Shell,
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery).catch((error: unknown) => {
      if (failureOf(error).code !== 'UNAUTHENTICATED') throw error
      throw redirect({ to: '/sign-in', search: { returnTo: location.href === '/' ? undefined : location.href } })
    })
    setServerTime(session.now)
    return { session }
  },
})

/** Only for those with the right; others see the forbidden page instead of one full of refusals. */
function only(action: Action, subject: Subject) {
  return () => {
    const session = queryClient.getQueryData(sessionQuery.queryKey)
    if (session && !mayIn(session, action, subject)) throw new Forbidden()
  }
}

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: landingOf((action, subject) => mayIn(context.session, action, subject)) })
  },
})

const start = createRoute({
  getParentRoute: () => app,
  path: '/start',
  beforeLoad: only('file', 'HelpRequest'),
  component: lazyPage(() => import('../start/start-page.tsx'), 'StartPage', startTexts),
})
const newRequest = createRoute({
  getParentRoute: () => app,
  path: '/help/new',
  validateSearch: parseFilingSearch,
  beforeLoad: only('file', 'HelpRequest'),
  component: lazyPage(() => import('../help/filing/filing-page.tsx'), 'FilingPage', filingTexts, fileTexts),
})
const myRequests = createRoute({
  getParentRoute: () => app,
  path: '/help/requests',
  validateSearch: parseMineSearch,
  beforeLoad: only('read', 'HelpRequest'),
  component: lazyPage(() => import('../help/my-requests-page.tsx'), 'MyRequestsPage', requestTexts),
})
const oneRequest = createRoute({
  getParentRoute: () => app,
  path: '/help/requests/$ref',
  beforeLoad: only('read', 'HelpRequest'),
  component: lazyPage(() => import('../help/request-page.tsx'), 'RequestPage', requestTexts, queueTexts, fileTexts),
})
const queue = createRoute({
  getParentRoute: () => app,
  path: '/support/queue',
  validateSearch: parseQueueSearch,
  beforeLoad: only('triage', 'HelpRequest'),
  component: lazyPage(() => import('../queue/queue-page.tsx'), 'QueuePage', queueTexts, requestTexts, fileTexts),
})
const referrals = createRoute({
  getParentRoute: () => app,
  path: '/referrals',
  validateSearch: parseReferralsSearch,
  beforeLoad: only('read', 'Referral'),
  component: lazyPage(() => import('../referrals/referrals-page.tsx'), 'ReferralsPage', referralTexts),
})
const oneReferral = createRoute({
  getParentRoute: () => app,
  path: '/referrals/$id',
  beforeLoad: only('read', 'Referral'),
  component: lazyPage(() => import('../referrals/referral-page.tsx'), 'ReferralPage', referralTexts),
})
const programmes = createRoute({
  getParentRoute: () => app,
  path: '/programmes',
  validateSearch: parseProgrammesSearch,
  beforeLoad: only('read', 'Programme'),
  component: lazyPage(() => import('../programmes/programmes-page.tsx'), 'ProgrammesPage', referralTexts),
})
const consents = createRoute({
  getParentRoute: () => app,
  path: '/consents',
  beforeLoad: only('give', 'Consent'),
  component: lazyPage(() => import('../consents/consents-page.tsx'), 'ConsentsPage', referralTexts),
})
const packets = createRoute({
  getParentRoute: () => app,
  path: '/packets',
  validateSearch: parsePacketsSearch,
  beforeLoad: only('read', 'StaffingPacket'),
  component: lazyPage(() => import('../packets/packets-page.tsx'), 'PacketsPage', packetTexts),
})
const onePacket = createRoute({
  getParentRoute: () => app,
  path: '/packets/$id',
  validateSearch: parsePacketSearch,
  beforeLoad: only('read', 'StaffingPacket'),
  component: lazyPage(() => import('../packets/packet-page.tsx'), 'PacketPage', packetTexts),
})
const amendments = createRoute({
  getParentRoute: () => app,
  path: '/amendments',
  validateSearch: parseAmendmentsSearch,
  beforeLoad: only('read', 'Amendment'),
  component: lazyPage(() => import('../packets/amendments-page.tsx'), 'AmendmentsPage', packetTexts),
})
const iesSearch = createRoute({
  getParentRoute: () => app,
  path: '/ies/search',
  beforeLoad: only('search', 'IesFeed'),
  component: lazyPage(() => import('../ies/search-page.tsx'), 'SearchPage', iesTexts),
})
const iesImports = createRoute({
  getParentRoute: () => app,
  path: '/ies/imports',
  validateSearch: parseImportsSearch,
  beforeLoad: only('read', 'IesFeed'),
  component: lazyPage(() => import('../ies/imports-page.tsx'), 'ImportsPage', iesTexts, fileTexts),
})
const iesImport = createRoute({
  getParentRoute: () => app,
  path: '/ies/imports/$id',
  validateSearch: parseImportSearch,
  beforeLoad: only('read', 'IesFeed'),
  component: lazyPage(() => import('../ies/import-page.tsx'), 'ImportPage', iesTexts, fileTexts),
})
const users = createRoute({
  getParentRoute: () => app,
  path: '/admin/users',
  validateSearch: parseUsersSearch,
  beforeLoad: only('read', 'User'),
  component: lazyPage(() => import('../administration/users-page.tsx'), 'UsersPage', administrationTexts),
})
const deliveries = createRoute({
  getParentRoute: () => app,
  path: '/admin/mail',
  validateSearch: parseMailSearch,
  beforeLoad: only('read', 'Delivery'),
  component: lazyPage(() => import('../administration/deliveries-page.tsx'), 'DeliveriesPage', administrationTexts),
})
const templates = createRoute({
  getParentRoute: () => app,
  path: '/admin/mail-templates',
  validateSearch: parseTemplateSearch,
  beforeLoad: only('preview', 'MailTemplate'),
  component: lazyPage(() => import('../administration/templates-page.tsx'), 'TemplatesPage', administrationTexts),
})
const deadLetters = createRoute({
  getParentRoute: () => app,
  path: '/admin/dead-letters',
  validateSearch: parseDeadLettersSearch,
  beforeLoad: only('read', 'DeadLetter'),
  component: lazyPage(() => import('../administration/dead-letters-page.tsx'), 'DeadLettersPage', administrationTexts),
})
const quarantine = createRoute({
  getParentRoute: () => app,
  path: '/admin/quarantine',
  validateSearch: parseQuarantineSearch,
  beforeLoad: only('release', 'QuarantinedUpload'),
  component: lazyPage(
    () => import('../administration/quarantine-page.tsx'),
    'QuarantinePage',
    administrationTexts,
    fileTexts,
  ),
})
const overrides = createRoute({
  getParentRoute: () => app,
  path: '/overrides',
  validateSearch: parseOverridesSearch,
  beforeLoad: only('read', 'CostOverride'),
  component: lazyPage(() => import('../overrides/overrides-page.tsx'), 'OverridesPage', serviceTexts),
})
const oneOverride = createRoute({
  getParentRoute: () => app,
  path: '/overrides/$id',
  beforeLoad: only('read', 'CostOverride'),
  component: lazyPage(() => import('../overrides/override-page.tsx'), 'OverridePage', serviceTexts),
})
const customerServices = createRoute({
  getParentRoute: () => app,
  path: '/customers/$id/services',
  beforeLoad: only('read', 'SupportiveServiceCost'),
  component: lazyPage(() => import('../services/services-page.tsx'), 'ServicesPage', serviceTexts),
})
const permissions = createRoute({
  getParentRoute: () => app,
  path: '/admin/permissions',
  beforeLoad: only('read', 'DeadLetter'),
  component: lazyPage(() => import('../administration/permissions-page.tsx'), 'PermissionsPage', administrationTexts),
})

const customers = createRoute({
  getParentRoute: () => app,
  path: '/customers',
  validateSearch: parseCustomersSearch,
  beforeLoad: only('read', 'Customer'),
  component: lazyPage(() => import('../customer/customers-page.tsx'), 'CustomersPage', customerTexts),
})
const customer = createRoute({
  getParentRoute: () => app,
  path: '/customers/$id',
  beforeLoad: only('read', 'Customer'),
  component: lazyPage(() => import('../customer/overview-page.tsx'), 'OverviewPage', customerTexts),
})
const screening = createRoute({
  getParentRoute: () => app,
  path: '/customers/$id/screening',
  validateSearch: parseScreeningSearch,
  beforeLoad: only('read', 'Assessment'),
  component: lazyPage(() => import('../customer/screening-page.tsx'), 'ScreeningPage', customerTexts),
})
const customerReferrals = createRoute({
  getParentRoute: () => app,
  path: '/customers/$id/referrals',
  beforeLoad: only('read', 'Referral'),
  component: lazyPage(
    () => import('../referrals/customer-referrals-page.tsx'),
    'CustomerReferralsPage',
    customerTexts,
    referralTexts,
  ),
})
const plan = createRoute({
  getParentRoute: () => app,
  path: '/customers/$id/plan',
  beforeLoad: only('read', 'Activity'),
  component: lazyPage(() => import('../customer/plan-page.tsx'), 'PlanPage', customerTexts),
})
const attendance = createRoute({
  getParentRoute: () => app,
  path: '/customers/$id/attendance',
  validateSearch: parseAttendanceSearch,
  beforeLoad: only('read', 'Attendance'),
  component: lazyPage(() => import('../customer/attendance-page.tsx'), 'AttendancePage', customerTexts),
})
const customerNotes = createRoute({
  getParentRoute: () => app,
  path: '/customers/$id/notes',
  validateSearch: parseCustomerNotesSearch,
  beforeLoad: only('read', 'CaseNote'),
  component: lazyPage(() => import('../notes/customer-notes-page.tsx'), 'CustomerNotesPage', customerTexts, noteTexts),
})
const deletions = createRoute({
  getParentRoute: () => app,
  path: '/deletion-requests',
  validateSearch: parseDeletionsSearch,
  beforeLoad: only('read', 'CaseNoteDeletionRequest'),
  component: lazyPage(() => import('../deletions/deletions-page.tsx'), 'DeletionsPage', noteTexts),
})
const oneDeletion = createRoute({
  getParentRoute: () => app,
  path: '/deletion-requests/$id',
  beforeLoad: only('read', 'CaseNoteDeletionRequest'),
  component: lazyPage(() => import('../deletions/deletion-page.tsx'), 'DeletionPage', noteTexts),
})
const organisationNotes = createRoute({
  getParentRoute: () => app,
  path: '/organisation-notes',
  validateSearch: parseOrganisationNotesSearch,
  beforeLoad: only('read', 'OrganisationNote'),
  component: lazyPage(
    () => import('../organisation-notes/organisation-notes-page.tsx'),
    'OrganisationNotesPage',
    noteTexts,
  ),
})
const mailPreferences = createRoute({
  getParentRoute: () => app,
  path: '/account/mail',
  component: lazyPage(() => import('../account/mail-preferences-page.tsx'), 'MailPreferencesPage', accountTexts),
})

const iesPages = [iesSearch, iesImports, iesImport]
const pages = [
  ...iesPages,
  customers,
  customer,
  screening,
  customerReferrals,
  plan,
  attendance,
  customerNotes,
  deletions,
  oneDeletion,
  organisationNotes,
  mailPreferences,
  home,
  start,
  newRequest,
  myRequests,
  oneRequest,
  queue,
  referrals,
  oneReferral,
  programmes,
  consents,
  packets,
  onePacket,
  amendments,
  users,
  deliveries,
  templates,
  deadLetters,
  quarantine,
  overrides,
  oneOverride,
  customerServices,
  permissions,
]

export const router = createRouter({
  routeTree: root.addChildren([signIn, app.addChildren(pages)]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: PageFailure,
  defaultNotFoundComponent: PageNotFound,
  scrollRestoration: true,
})
