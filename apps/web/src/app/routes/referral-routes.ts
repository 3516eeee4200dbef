import { createRoute } from '@tanstack/react-router'
import {
  parseExpiriesSearch,
  parseNewReferralSearch,
  parseProgrammesSearch,
  parseReferralsSearch,
} from '../../referrals/searches.ts'
import { lazyPage } from '../lazy-page.ts'
import { app, only } from './app-route.tsx'
import { fileTexts, filingTexts, programmeTexts, referralTexts } from './texts.ts'

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

const referralForm = createRoute({
  getParentRoute: () => app,
  path: '/referrals/$id/form',
  beforeLoad: only('read', 'Referral'),
  component: lazyPage(() => import('../../referrals/referral-form-page.tsx'), 'ReferralFormPage', referralTexts),
})

const expiries = createRoute({
  getParentRoute: () => app,
  path: '/referrals/expiries',
  validateSearch: parseExpiriesSearch,
  beforeLoad: only('monitor', 'Referral'),
  component: lazyPage(() => import('../../referrals/expiries-page.tsx'), 'ExpiriesPage', referralTexts),
})

const newReferral = createRoute({
  getParentRoute: () => app,
  path: '/referrals/new',
  validateSearch: parseNewReferralSearch,
  beforeLoad: only('submit', 'Referral'),
  component: lazyPage(
    () => import('../../referrals/new/new-referral-page.tsx'),
    'NewReferralPage',
    referralTexts,
    fileTexts,
    filingTexts,
  ),
})

const programmes = createRoute({
  getParentRoute: () => app,
  path: '/programmes',
  validateSearch: parseProgrammesSearch,
  beforeLoad: only('read', 'Programme'),
  component: lazyPage(
    () => import('../../programmes/programmes-page.tsx'),
    'ProgrammesPage',
    referralTexts,
    programmeTexts,
  ),
})

const consents = createRoute({
  getParentRoute: () => app,
  path: '/consents',
  beforeLoad: only('give', 'Consent'),
  component: lazyPage(() => import('../../consents/consents-page.tsx'), 'ConsentsPage', referralTexts),
})

export const referralRoutes = [referrals, expiries, oneReferral, referralForm, newReferral, programmes, consents]
