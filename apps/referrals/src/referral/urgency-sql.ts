import type { ReferralUrgency } from '@isets/contracts'
import type { Condition } from '@isets/service-kit'
import type { Standing } from './visible.ts'

/** Referrals that wait for an answer. */
export function pending(s: Standing): Condition {
  return { sql: `${s}.status in ('pending_idhs_response', 'pending_provider_response')`, params: [] }
}
const PENDING = pending('r')

/** As `referralUrgency` of the rules says it, in the words of SQL; a test compares. */
const URGENCY_SQL: Record<ReferralUrgency, string> = {
  red: `(${PENDING.sql} and r.red_at <= ?)`,
  due: `(${PENDING.sql} and r.red_at > ? and r.response_due_at <= ?)`,
  contact: `(${PENDING.sql} and r.red_at > ? and r.response_due_at > ? and r.contacted_at is null and r.contact_due_at <= ?)`,
  calm: `(not ${PENDING.sql} or (r.red_at > ? and r.response_due_at > ? and (r.contacted_at is not null or r.contact_due_at is null or r.contact_due_at > ?)))`,
}

/** Referrals of these urgencies at a moment; none named are all. */
export function urgencyConditions(urgencies: readonly ReferralUrgency[], now: Date): Condition[] {
  if (urgencies.length === 0) return []
  const sql = urgencies.map((urgency) => URGENCY_SQL[urgency]).join(' or ')
  return [{ sql: `(${sql})`, params: Array.from(sql.matchAll(/\?/g), () => now) }]
}
