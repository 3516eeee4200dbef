import type { CustomerListView } from '@isets/contracts'
import { datePlusDays, INACTIVE_LIMITS, localDateOf, NOTE_EVERY_DAYS, REDETERMINATION_LIMITS } from '@isets/rules'
import type { Condition } from '@isets/service-kit'
import { LAST_NOTE_ON } from '../case-note/last-note.ts'

const ENROLLED = `c.et_status in ('pending_activity_start_dates', 'active', 'inactive', 'retention')`
const plain = (sql: string): Condition => ({ sql, params: [] })
const DAY_MS = 24 * 3_600_000

/** What each view of the list holds, as conditions on `customer c`; the counts use the same. */
export function viewConditions(view: CustomerListView, now: Date): Condition[] {
  const listedUntil = datePlusDays(localDateOf(now), REDETERMINATION_LIMITS.listedDays - 1)
  const notedSince = datePlusDays(localDateOf(now), -NOTE_EVERY_DAYS)
  const inactiveSince = new Date(now.getTime() - INACTIVE_LIMITS.yellowAfterDays * DAY_MS)
  const conditions: Record<CustomerListView, Condition[]> = {
    all: [],
    active: [plain(`c.et_status = 'active'`)],
    pending_start: [plain(`c.et_status = 'pending_activity_start_dates'`)],
    inactive_too_long: [plain(`c.et_status = 'inactive'`), { sql: 'c.et_status_since < ?', params: [inactiveSince] }],
    completed_not_exited: [plain(`c.et_status = 'active'`), plain('c.open_snap = 0')],
    redetermination_soon: [plain(ENROLLED), { sql: 'c.redetermination_on <= ?', params: [listedUntil] }],
    no_recent_note: [
      plain(`c.et_status = 'active'`),
      {
        sql: `coalesce(${LAST_NOTE_ON}, (c.et_status_since at time zone 'America/Chicago')::date) < ?::date`,
        params: [notedSince],
      },
    ],
    no_longer_eligible: [plain(ENROLLED), plain(`c.eligibility = 'not_eligible'`)],
  }
  return conditions[view]
}
