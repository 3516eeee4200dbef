import { createRoute } from '@tanstack/react-router'
import { parseProgrammesSearch, parseReferralsSearch } from '../../referrals/searches.ts'
import { lazyPage } from '../lazy-page.ts'
import { app, only } from './app-route.tsx'
import { referralTexts } from './texts.ts'

const referrals = createRoute({
  getParentRoute: () => app,
  path: '/referrals',
  validateSearch: parseReferralsSearch,
  beforeLoad: only('read', 'Referral'),
  component: lazyPage(() => import('../../referrals/referrals-page.tsx'), 'ReferralsPage', referralTexts),
})

const oneReferral = createRoute({
  getParentRoute: () => app,
  path: '/referrals/$id',
  beforeLoad: only('read', 'Referral'),
  component: lazyPage(() => import('../../referrals/referral-page.tsx'), 'ReferralPage', referralTexts),
})

const programmes = createRoute({
  getParentRoute: () => app,
  path: '/programmes',
  validateSearch: parseProgrammesSearch,
  beforeLoad: only('read', 'Programme'),
  component: lazyPage(() => import('../../programmes/programmes-page.tsx'), 'ProgrammesPage', referralTexts),
})

const consents = createRoute({
  getParentRoute: () => app,
  path: '/consents',
  beforeLoad: only('give', 'Consent'),
  component: lazyPage(() => import('../../consents/consents-page.tsx'), 'ConsentsPage', referralTexts),
})

export const referralRoutes = [referrals, oneReferral, programmes, consents]
