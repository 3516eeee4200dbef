import type { CustomerListView, EtStatus } from '@isets/contracts'
import { day, id, page, searchOf, text, word, type Reader } from '../list/list-search.ts'

/** Written again from the contract, whose modules with schemas would bring zod into the bundle. */
export const CUSTOMER_VIEWS = [
  'all',
  'active',
  'pending_start',
  'inactive_too_long',
  'completed_not_exited',
  'redetermination_soon',
  'no_longer_eligible',
  'no_recent_note',
] as const satisfies readonly CustomerListView[]
export const CUSTOMER_SORTS = ['name', '-name', 'redetermination', '-screened'] as const
export const ELIGIBILITIES = ['eligible', 'not_eligible', 'needs_verification', 'n_a'] as const
export const STATUSES = [
  'not_enrolled',
  'ies_matched',
  'initial_assessment_complete',
  'pending_referral_approval',
  'referral_rejected',
  'referral_expired',
  'wait_list',
  'pending_activity_start_dates',
  'active',
  'inactive',
  'retention',
  'exited',
  'never_active',
  'consent_revoked',
] as const satisfies readonly EtStatus[]

/** A fiscal year, `2026`. */
const fiscalYear: Reader<string> = (raw) => (typeof raw === 'string' && /^20\d\d$/.test(raw) ? raw : undefined)

/** `/customers?q=&view=&status=&eligibility=&organisationId=&county=&fiscalYear=&abawd=&sort=&page=` */
export const parseCustomersSearch = searchOf({
  q: text(100),
  view: word(CUSTOMER_VIEWS),
  status: word(STATUSES),
  eligibility: word(ELIGIBILITIES),
  organisationId: id,
  county: text(60),
  fiscalYear,
  abawd: word(['true', 'false'] as const),
  sort: word(CUSTOMER_SORTS),
  page,
})

/** `/customers/$id/attendance?week=` */
export const parseAttendanceSearch = searchOf({ week: day, page })

/** `/customers/$id/screening?section=` */
export const parseScreeningSearch = searchOf({ section: text(60), page })
