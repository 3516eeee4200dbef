import { CUSTOMER_VIEWS, ET_STATUSES } from '@isets/contracts'
import { day, id, page, searchOf, text, word, type Reader } from '../list/list-search.ts'

export const CUSTOMER_SORTS = ['name', '-name', 'redetermination', '-screened'] as const
export const ELIGIBILITIES = ['eligible', 'not_eligible', 'needs_verification', 'n_a'] as const

/** A fiscal year, `2026`. */
const fiscalYear: Reader<string> = (raw) => (typeof raw === 'string' && /^20\d\d$/.test(raw) ? raw : undefined)

/** `/customers?q=&view=&status=&eligibility=&organisationId=&county=&fiscalYear=&abawd=&sort=&page=` */
export const parseCustomersSearch = searchOf({
  q: text(100),
  view: word(CUSTOMER_VIEWS),
  status: word(ET_STATUSES),
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

export const SHOWN_SCREENINGS = ['overdue', 'draft', 'complete'] as const

/** `/screenings?show=&page=` */
export const parseScreeningsSearch = searchOf({ show: word(SHOWN_SCREENINGS), page })

/** `/customers/$id/screening?section=` */
export const parseScreeningSearch = searchOf({ section: text(60), page })
