import { referralsEvents } from '@isets/contracts'
import { demoId, demoProgrammes, demoWorld, isDemoFcrc, type DemoCustomer, type DemoUser } from '@isets/demo'
import {
  addCalendarDays,
  consentExpiresOn,
  CURRENT_CONSENT_TEXT,
  fiscalYearOf,
  initialsOf,
  localDateOf,
} from '@isets/rules'
import { recordEvent, transactional } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Consent } from '../consent/consent.entity.ts'
import { Customer } from '../customer/customer.entity.ts'
import { Enrolment, Screening } from '../customer/progress.entity.ts'
import { Programme } from '../directory/programme.entity.ts'
import { ReferralVersion } from '../referral/referral-version.entity.ts'
import { Referral } from '../referral/referral.entity.ts'
import { seedDirectory } from './demo-directory.ts'
import { grantsOf, ownEnrolment, tellAccess } from './demo-fcrc.ts'
import { demoReferral, nameOf, type DemoCast, type DemoReferral } from './demo-referral.ts'
import { sentByFcrc } from './demo-sent-back.ts'
import { versionRows } from './demo-versions.ts'

/** Customers of one transaction. */
const AT_ONCE = 500

/**
 * Fills empty referrals with the programmes, consents and referrals that the stories of the demo customers tell, and
 * tells the other services of them. Does nothing when there are programmes already.
 * @returns how many referrals there are
 */
export async function seedDemoReferrals(em: EntityManager, now: Date): Promise<number> {
  if ((await em.count(Programme)) > 0) return 0
  await transactional(em, null, (tx) => seedDirectory(tx, now))
  const { customers } = demoWorld(localDateOf(now))
  let count = 0
  for (let start = 0; start < customers.length; start += AT_ONCE) {
    const part = customers.slice(start, start + AT_ONCE)
    await transactional(em, null, async (tx) => {
      count += await seedCustomers(tx, part, now)
    })
  }
  return count
}

async function seedCustomers(tx: EntityManager, customers: readonly DemoCustomer[], now: Date): Promise<number> {
  const lives = customers.map((customer) => ({ customer, referral: referralOf(customer, now) }))
  const referred = lives.flatMap(({ customer, referral }) => (referral === null ? [] : [{ customer, referral }]))
  const own = customers.flatMap((customer) => ownEnrolment(customer, now))
  const served = new Map(own.map(({ customerId, organisationId }) => [customerId, organisationId]))
  // Version 0: whatever IES tells of the customer is newer.
  const rows = lives.map(({ customer, referral }) => customerRow(customer, grantsOf(customer, referral, served)))
  await tx.insertMany(Customer, rows)
  await tx.insertMany(Enrolment, own)
  const screened = customers.filter(({ organisationId }) => organisationId !== null)
  await tx.insertMany(
    Screening,
    screened.map((customer) => screeningRow(customer, now)),
  )
  await tx.insertMany(
    Consent,
    referred.map(({ customer, referral }) => consentRow(customer, referral, now)),
  )
  await tx.insertMany(
    Referral,
    referred.map(({ referral }) => referral),
  )
  const versions = referred.flatMap(({ referral }) => versionRows(referral))
  await tx.insertMany(ReferralVersion, versions)
  const numbers = await tx.execute<{ id: string; number: string }[]>(
    'select id, number from referral where id in (?)',
    [referred.map(({ referral }) => referral.id)],
  )
  const byId = new Map(numbers.map(({ id, number }) => [id, number]))
  for (const { id, grantedOrganisationIds, accessVersion } of rows) {
    if (accessVersion > 0) tellAccess(tx, id, grantedOrganisationIds)
  }
  for (const { customer, referral } of referred) tell(tx, customer, referral, byId.get(referral.id) ?? '')
  return referred.length
}

function castOf({ number, organisationId }: DemoCustomer, now: Date): DemoCast | null {
  const { users } = demoWorld()
  const partners = users.filter(
    (user) => user.organisationId === organisationId && user.roles.includes('partner') && user.status === 'active',
  )
  const workforces = users.filter(({ roles }) => roles.includes('workforce_development'))
  const programme = demoProgrammes(fiscalYearOf(now)).find((one) => one.organisationId === organisationId)
  const [partner, workforce] = [pick(partners, number), pick(workforces, number)]
  return partner && workforce && programme ? { partner, workforce, programme } : null
}

function pick(users: readonly DemoUser[], number: number): DemoUser | undefined {
  return users[number % Math.max(users.length, 1)]
}

function referralOf(customer: DemoCustomer, now: Date): DemoReferral | null {
  const cast = isDemoFcrc(customer.organisationId) ? null : castOf(customer, now)
  const referral = cast === null ? null : demoReferral(customer, cast, now)
  return cast === null || referral === null ? null : sentByFcrc(customer, referral, cast, now)
}

function customerRow(
  { id, firstName, lastName, individualNumber, birthDate, county, eligibility }: DemoCustomer,
  grants: readonly string[] | null,
) {
  const grantedOrganisationIds = [...(grants ?? [])]
  const accessVersion = grants === null ? 0 : 1
  return {
    id,
    firstName,
    lastName,
    individualNumber,
    birthDate,
    county,
    eligibility,
    iesVersion: 0,
    grantedOrganisationIds,
    accessVersion,
  }
}

function screeningRow({ id, number, organisationId, monthsAgo }: DemoCustomer, now: Date) {
  const completedAt = addCalendarDays(now, -(monthsAgo * 30 + 30))
  return { id: demoId('screening', String(number)), customerId: id, organisationId, completedAt }
}

function consentRow({ id: customerId, number }: DemoCustomer, referral: DemoReferral, now: Date) {
  const signedOn = localDateOf(referral.submittedAt)
  const expiresOn = consentExpiresOn(signedOn)
  const isOver = expiresOn < localDateOf(now) || referral.status === 'exited'
  return {
    ...{
      id: demoId('consent', String(number)),
      version: isOver ? 2 : 1,
      customerId,
      textVersion: CURRENT_CONSENT_TEXT,
    },
    disclosingOrganisationId: referral.fromOrganisationId ?? null,
    receivingOrganisationId: referral.toOrganisationId ?? null,
    status: isOver ? ('expired' as const) : ('active' as const),
    ...{ signedOn, expiresOn, form: '2151' as const, fileId: null, description: 'Signed form on paper' },
    ...{
      recordedById: referral.submittedById,
      recordedByName: referral.submittedByName,
      recordedAt: referral.submittedAt,
    },
    ...{ revokedAt: null, revokedByName: null, grantedOrganisationIds: [...(referral.grantedOrganisationIds ?? [])] },
  }
}

function tell(tx: EntityManager, customer: DemoCustomer, referral: DemoReferral, number: string): void {
  const iso = (at: unknown) => (at instanceof Date ? at.toISOString() : null)
  const programme = demoProgrammes(0).find(({ id }) => id === referral.programmeId)
  recordEvent(tx, referralsEvents.referralChanged, {
    ...{ aggregateId: referral.id, aggregateVersion: referral.version },
    payload: {
      ...{
        referralId: referral.id,
        number,
        version: referral.version,
        kind: referral.kind,
        status: referral.status,
      },
      ...{
        response: referral.response ?? null,
        customerId: customer.id,
        customerInitials: initialsOf(nameOf(customer)),
      },
      fromOrganisationId: referral.fromOrganisationId ?? null,
      toOrganisationId: referral.toOrganisationId ?? null,
      ...{ programmeId: referral.programmeId ?? null, programmeName: programme?.name ?? null },
      submittedAt: iso(referral.submittedAt) ?? '',
      contactDueAt: iso(referral.contactDueAt),
      responseDueAt: iso(referral.responseDueAt) ?? '',
      redAt: iso(referral.redAt) ?? '',
      expiresAt: iso(referral.expiresAt) ?? '',
      expectedStartOn: referral.expectedStartOn ?? null,
      consentRevoked: false,
      changedBy: { id: null, name: referral.respondedByName ?? referral.submittedByName },
    },
  })
}
