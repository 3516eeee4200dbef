import { createRoute } from '@tanstack/react-router'
import {
  parseAttendanceSearch,
  parseCustomersSearch,
  parseScreeningSearch,
  parseScreeningsSearch,
} from '../../customer/searches.ts'
import { parseCustomerNotesSearch } from '../../notes/searches.ts'
import { lazyPage } from '../lazy-page.ts'
import { app, only } from './app-route.tsx'
import { customerTexts, fileTexts, noteTexts, referralTexts, serviceTexts } from './texts.ts'

const customers = createRoute({
  getParentRoute: () => app,
  path: '/customers',
  validateSearch: parseCustomersSearch,
  beforeLoad: only('read', 'Customer'),
  component: lazyPage(() => import('../../customer/customers-page.tsx'), 'CustomersPage', customerTexts),
})

const customer = createRoute({
  getParentRoute: () => app,
  path: '/customers/$id',
  beforeLoad: only('read', 'Customer'),
  component: lazyPage(() => import('../../customer/overview-page.tsx'), 'OverviewPage', customerTexts, noteTexts),
})

const screening = createRoute({
  getParentRoute: () => app,
  path: '/customers/$id/screening',
  validateSearch: parseScreeningSearch,
  beforeLoad: only('read', 'Assessment'),
  component: lazyPage(() => import('../../customer/screening-page.tsx'), 'ScreeningPage', customerTexts),
})

const screenings = createRoute({
  getParentRoute: () => app,
  path: '/screenings',
  validateSearch: parseScreeningsSearch,
  beforeLoad: only('read', 'Assessment'),
  component: lazyPage(() => import('../../customer/screenings-page.tsx'), 'ScreeningsPage', customerTexts),
})

const enrolHere = createRoute({
  getParentRoute: () => app,
  path: '/customers/$id/enroll',
  beforeLoad: only('add', 'FcrcActivity'),
  component: lazyPage(() => import('../../customer/fcrc-enrol-page.tsx'), 'FcrcEnrolPage', customerTexts),
})

const customerReferrals = createRoute({
  getParentRoute: () => app,
  path: '/customers/$id/referrals',
  beforeLoad: only('read', 'Referral'),
  component: lazyPage(
    () => import('../../referrals/customer-referrals-page.tsx'),
    'CustomerReferralsPage',
    customerTexts,
    referralTexts,
    fileTexts,
  ),
})

const plan = createRoute({
  getParentRoute: () => app,
  path: '/customers/$id/plan',
  beforeLoad: only('read', 'Activity'),
  component: lazyPage(() => import('../../customer/plan-page.tsx'), 'PlanPage', customerTexts, noteTexts),
})

const attendance = createRoute({
  getParentRoute: () => app,
  path: '/customers/$id/attendance',
  validateSearch: parseAttendanceSearch,
  beforeLoad: only('read', 'Attendance'),
  component: lazyPage(() => import('../../customer/attendance-page.tsx'), 'AttendancePage', customerTexts),
})

const customerNotes = createRoute({
  getParentRoute: () => app,
  path: '/customers/$id/notes',
  validateSearch: parseCustomerNotesSearch,
  beforeLoad: only('read', 'CaseNote'),
  component: lazyPage(
    () => import('../../notes/customer-notes-page.tsx'),
    'CustomerNotesPage',
    customerTexts,
    noteTexts,
  ),
})

const customerServices = createRoute({
  getParentRoute: () => app,
  path: '/customers/$id/services',
  beforeLoad: only('read', 'SupportiveServiceCost'),
  component: lazyPage(() => import('../../services/services-page.tsx'), 'ServicesPage', customerTexts, serviceTexts),
})

export const customerRoutes = [
  customers,
  customer,
  screening,
  screenings,
  enrolHere,
  customerReferrals,
  plan,
  attendance,
  customerNotes,
  customerServices,
]
