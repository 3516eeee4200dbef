import type { PayloadOf } from '@isets/contracts'
import { ageInDays, isOverdue, MAIL_KIND_FACTS, overdueFirst } from '@isets/rules'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Organisation } from '../person/organisation.entity.ts'
import { Person } from '../person/person.entity.ts'
import type { dailyDigest, weeklySummary } from './digest-facts.ts'
import { PendingReferral } from './pending-referral.entity.ts'

type Daily = PayloadOf<typeof dailyDigest>
type Weekly = PayloadOf<typeof weeklySummary>

/** Lines of one mail; the rest is counted and seen in ISETS. */
const SHOWN = 50

/** What an organisation is told of its pending referrals, or `null` when there is nothing or nobody to tell. */
export async function dailyFacts(
  em: EntityManager,
  organisationId: string,
  day: string,
  now: Date,
): Promise<Daily | null> {
  const organisation = await em.findOne(Organisation, organisationId)
  const referrals = await pendingOf(em, [organisationId], now)
  const people = await em.find(Person, {
    organisationId,
    active: true,
    roles: { $overlap: [...MAIL_KIND_FACTS.referral_digest.roles] },
  })
  if (organisation === null || referrals.length === 0 || people.length === 0) return null
  return {
    day,
    organisationId,
    organisationName: organisation.name,
    recipients: people.map(({ email }) => email).toSorted(),
    pending: referrals.length,
    overdue: referrals.filter((one) => isOverdue(one, now)).length,
    referrals: referrals.slice(0, SHOWN).map((one) => ({
      number: one.number,
      customerInitials: one.customerInitials,
      programmeName: one.programmeName,
      ageDays: ageInDays(one.submittedAt, now),
      dueAt: one.responseDueAt.toISOString(),
      overdue: isOverdue(one, now),
    })),
  }
}

/** What a provider manager is told of the providers that they look after, or `null` when nothing is pending there. */
export async function weeklyFacts(
  em: EntityManager,
  managerId: string,
  day: string,
  now: Date,
): Promise<Weekly | null> {
  const manager = await em.findOne(Person, { id: managerId, active: true })
  if (!manager?.roles.includes('provider_manager')) return null
  const organisations = await em.find(Organisation, { providerManagerId: managerId }, { orderBy: { name: 'asc' } })
  const referrals = await pendingOf(
    em,
    organisations.map(({ id }) => id),
    now,
  )
  if (referrals.length === 0) return null
  const byOrganisation = Map.groupBy(referrals, ({ organisationId }) => organisationId)
  const providers = organisations
    .flatMap(({ id, name }) => lineOf(name, byOrganisation.get(id) ?? [], now))
    .toSorted((a, b) => b.overdue - a.overdue || b.oldestDays - a.oldestDays)
  const overdue = referrals.filter((one) => isOverdue(one, now)).length
  return { day, recipients: [manager.email], pending: referrals.length, overdue, providers }
}

function lineOf(
  organisationName: string,
  referrals: readonly PendingReferral[],
  now: Date,
): Weekly['providers'][number][] {
  const [first] = referrals.toSorted((a, b) => a.responseDueAt.getTime() - b.responseDueAt.getTime())
  if (first === undefined) return []
  return [
    {
      organisationName,
      pending: referrals.length,
      overdue: referrals.filter((one) => isOverdue(one, now)).length,
      oldestDays: Math.max(...referrals.map((one) => ageInDays(one.submittedAt, now))),
      nextDueAt: first.responseDueAt.toISOString(),
    },
  ]
}

/** Overdue ones first. Whoever has expired is no longer pending, also before referrals has said so (TMR-020). */
async function pendingOf(em: EntityManager, organisationIds: readonly string[], now: Date): Promise<PendingReferral[]> {
  const all = await em.find(PendingReferral, { organisationId: { $in: [...organisationIds] }, expiresAt: { $gt: now } })
  return overdueFirst(all, now)
}
