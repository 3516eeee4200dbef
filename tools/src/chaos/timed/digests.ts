import { DEMO_FCRCS, DEMO_ORGANISATIONS, DEMO_USERS, type DemoUser } from '@isets/demo'
import { DAILY_DIGEST, formatDate, lastSlot, WEEKLY_SUMMARY, type DigestTimes } from '@isets/rules'
import type { Databases } from '@isets/testing'
import type { TimedKind, TimedMail } from './timed-mail.ts'

/** Of each organisation the referral that will stay pending longest. */
const NEWEST = `
select distinct on (to_organisation_id) to_organisation_id as "organisationId", id from referral
where status = 'pending_provider_response' and response is null and to_organisation_id is not null
order by to_organisation_id, expires_at desc`

/** Organisation to a pending referral of it; whoever leaves that alone makes sure that the organisation gets digests. */
export async function pendingOfEach({ referrals }: Databases): Promise<ReadonlyMap<string, string>> {
  const { rows } = await referrals.query<{ organisationId: string; id: string }>(NEWEST)
  return new Map(rows.map(({ organisationId, id }) => [organisationId, id]))
}

/**
 * The digests and summaries that are due when the clock goes from `since` to `moment`, by what the demo world says of
 * its people: of the days between only the last, to all who work on referrals there (NOTIF-001 to NOTIF-003).
 */
export function digestsDue(organisationIds: Iterable<string>, since: Date, moment: Date): TimedMail[] {
  const providers = [...DEMO_ORGANISATIONS, ...DEMO_FCRCS].filter(({ id }) => new Set(organisationIds).has(id))
  const active = DEMO_USERS.filter(({ status }) => status === 'active')
  const told = active.filter(
    ({ organisationId, roles }) =>
      providers.some(({ id }) => id === organisationId) &&
      roles.some((role) => role === 'partner' || role === 'intermediary' || role === 'cbo_program_manager'),
  )
  const managers = active.filter(({ id }) => providers.some(({ providerManagerId }) => providerManagerId === id))
  const dueOf = (kind: TimedKind, times: DigestTimes, people: readonly DemoUser[]): TimedMail[] => {
    const slot = lastSlot(moment, times)
    return slot <= since ? [] : people.map(({ email }) => ({ kind, about: formatDate(slot), to: email }))
  }
  return [...dueOf('digest', DAILY_DIGEST, told), ...dueOf('summary', WEEKLY_SUMMARY, managers)]
}
