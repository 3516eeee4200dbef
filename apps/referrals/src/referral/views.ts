import type { Action, ReferralViewName, Subject } from '@isets/contracts'
import { filterToSql, recordFilter, type AppAbility } from '@isets/policies'
import { questionMark, type Condition } from '@isets/service-kit'
import { pending } from './urgency-sql.ts'
import { POLICY_COLUMNS, type Standing } from './visible.ts'

/** When the first flag comes of what was accepted. */
const FLAGGED: Record<Standing, string> = {
  r: `r.status = 'accepted' and least(r.wait_list_over_at, r.not_enrolled_at, r.to_close_at)`,
  g: 'g.flag_at',
}
/** What pending referrals wait for, and who may give it. */
const ANSWERS: readonly { readonly waits: string; readonly right: readonly [Action, Subject] }[] = [
  { waits: `r.status = 'pending_provider_response'`, right: ['answer', 'Referral'] },
  { waits: `r.status = 'pending_idhs_response' and r.kind = 'reverse'`, right: ['decide', 'ReverseReferral'] },
  { waits: `r.status = 'pending_idhs_response' and r.kind <> 'reverse'`, right: ['distribute', 'Referral'] },
]
const ASK_REFERRAL: ReadonlySet<ReferralViewName> = new Set([
  'mine',
  'to_decide',
  'to_distribute',
  'to_close',
  'rework',
  'sent_back',
])

/** Whether a view asks what only `referral` itself knows. */
export function asksReferral(view: ReferralViewName): boolean {
  return ASK_REFERRAL.has(view)
}

/** What a view shows of all that its reader may see. */
export function viewConditions(view: ReferralViewName, s: Standing, ability: AppAbility, now: Date): Condition[] {
  const ofIdhs = { sql: `${s}.status = 'pending_idhs_response'`, params: [] }
  const conditions: Record<ReferralViewName, Condition[]> = {
    mine: [pending(s), waitsForReader(ability)],
    pending: [pending(s)],
    overdue: [pending(s), { sql: `${s}.response_due_at <= ?`, params: [now] }],
    to_decide: [ofIdhs, { sql: `r.kind = 'reverse'`, params: [] }],
    to_distribute: [ofIdhs, { sql: `r.kind <> 'reverse'`, params: [] }],
    flags: [{ sql: `${FLAGGED[s]} <= ?`, params: [now] }],
    to_close: [{ sql: `${FLAGGED[s]} <= ? and r.to_close_at <= ?`, params: [now, now] }],
    rework: [{ sql: `${s}.status in ('rejected', 'expired') and r.sent_back_at is null`, params: [] }],
    sent_back: [{ sql: `r.status = 'rejected' and r.sent_back_at is not null and r.taken_up_at is null`, params: [] }],
    all: [],
  }
  return conditions[view]
}

/** REF-038: what the reader may answer; whoever sees a referral need not be the one for whom it waits. */
function waitsForReader(ability: AppAbility): Condition {
  const each = ANSWERS.map(({ waits, right: [action, subject] }) => {
    const may = filterToSql(recordFilter(ability, action, subject), POLICY_COLUMNS, questionMark)
    return { sql: `${waits} and ${may.sql}`, params: may.params }
  })
  return { sql: `(${each.map(({ sql }) => sql).join(' or ')})`, params: each.flatMap(({ params }) => params) }
}
