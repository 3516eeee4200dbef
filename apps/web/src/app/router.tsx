import { createRoute, createRouter, redirect } from '@tanstack/react-router'
import { mayIn } from '../session/session.ts'
import { landingOf } from '../shell/navigation.ts'
import { lazyPage } from './lazy-page.ts'
import { PageFailure, PageNotFound } from './page-failure.tsx'
import { administrationRoutes } from './routes/administration-routes.ts'
import { billingRoutes } from './routes/billing-routes.ts'
import { customerRoutes } from './routes/customer-routes.ts'
import { helpRoutes } from './routes/help-routes.ts'
import { iesRoutes } from './routes/ies-routes.ts'
import { noteRoutes } from './routes/note-routes.ts'
import { publicRoutes } from './routes/public-routes.ts'
import { referralRoutes } from './routes/referral-routes.ts'
import { app, only, root } from './routes/app-route.tsx'
import { accountTexts, startTexts } from './routes/texts.ts'
import { oneOf, parseSearch, stringifySearch, textFrom } from './search-text.ts'

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
  interface HistoryState {
    /** Whose session ended on the page that `returnTo` names. */
    endedFor?: string
  }
}

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

const mailPreferences = createRoute({
  getParentRoute: () => app,
  path: '/account/mail',
  component: lazyPage(() => import('../account/mail-preferences-page.tsx'), 'MailPreferencesPage', accountTexts),
})

const pages = [
  home,
  start,
  mailPreferences,
  ...customerRoutes,
  ...referralRoutes,
  ...billingRoutes,
  ...noteRoutes,
  ...iesRoutes,
  ...helpRoutes,
  ...administrationRoutes,
]

export const router = createRouter({
  routeTree: root.addChildren([signIn, publicRoutes, app.addChildren(pages)]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: PageFailure,
  defaultNotFoundComponent: PageNotFound,
  scrollRestoration: true,
})
