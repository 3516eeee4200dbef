import { contract, Refusal, type Caller, type CallOf, type ReferralView } from '@isets/contracts'
import { CURRENT_CONSENT_TEXT } from '@isets/rules'
import { answerFor, caller, startStand as startServiceStand, type ServiceStand } from '@isets/service-kit/testing'
import { ManualClock } from '@isets/testing'
import { randomUUID } from 'node:crypto'
import { ReferralsModule } from '../app.module.ts'
import { referralsOrm } from '../orm.ts'
import { fillDirectory, insertCustomer, insertLocation, type CustomerChanges, type Place } from './rows.ts'
import { A, B, ORGANISATION_NAMES, PROGRAMMES } from './world.ts'

export * from './world.ts'

/** A Monday, nine o'clock in Chicago. */
export const MONDAY = '2026-03-02T15:00:00Z'
const { referrals } = contract

interface Access {
  readonly stored: string[]
  readonly told: string[] | undefined
}

interface SignedSides {
  readonly disclosing?: string
  readonly receiving?: string
  readonly signedOn?: string
}

export interface ReferralsStand extends ServiceStand {
  readonly clock: ManualClock
  /** Who has just found which customer in IES: `user customer`; nobody has found any other. */
  readonly found: Set<string>
  /** A screened, eligible customer whom nobody has referred yet. */
  customer(changes?: CustomerChanges): Promise<string>
  /** A location of the organisation, where its programme runs. */
  located(organisationId: string, place: Place): Promise<string>
  /** A consent, signed today unless told; IDHS is each side that names no organisation. */
  consent(customerId: string, sides: SignedSides): Promise<string>
  /** A referral of IDHS to a provider, pending. */
  referred(customerId: string, to?: string): Promise<ReferralView>
  /** A reverse referral of a provider, pending. */
  reversed(customerId: string, from?: string): Promise<ReferralView>
  /** Organisations to which the customer is open, as it is stored and was told last. */
  access(customerId: string): Promise<Access>
  events(aggregateId: string): Promise<{ type: string; aggregate_version: number; payload: Record<string, unknown> }[]>
}

export const workforce = (changes: Partial<Caller> = {}) => caller('workforce_development', changes)
export const partnerOf = (organisationId: string, changes: Partial<Caller> = {}) =>
  caller('partner', { organisationId, organisationName: ORGANISATION_NAMES[organisationId] ?? '', ...changes })
export const customerLogin = (customerId: string) => caller('customer', { customerId })

/** The service on a real database and a real bus, with a clock that stands still until it is moved. */
export async function startStand(): Promise<ReferralsStand> {
  const clock = new ManualClock(MONDAY)
  const stand = await startServiceStand({ name: 'referrals', module: ReferralsModule, clock, ...referralsOrm })
  await fillDirectory(stand)
  const found = new Set<string>()
  const endLookups = await answerFor(stand.nats, contract.iesExchange.openFound, ({ customerId }, { userId }) => {
    if (!found.has(`${userId} ${customerId}`))
      throw new Refusal('FORBIDDEN', { reason: 'Search for this person first.' })
    return { customerId, firstName: 'Wren', lastName: 'Demo-Baker' }
  })
  const today = () => clock.now().toISOString().slice(0, 10)
  const consent: ReferralsStand['consent'] = (customerId, { signedOn = today(), ...sides }) =>
    recordConsent(stand, customerId, { ...sides, signedOn })
  return {
    ...stand,
    clock,
    found,
    stop: async () => {
      await endLookups()
      await stand.stop()
    },
    customer: (changes) => insertCustomer(stand, changes),
    consent,
    located: (organisationId, place) => insertLocation(stand, organisationId, place),
    referred: async (customerId, to = B) => {
      const consentId = await consent(customerId, { receiving: to })
      return stand.as(workforce()).call(referrals.refer, { ...forwardForm(customerId, to), consentId })
    },
    reversed: async (customerId, from = A) => {
      const consentId = await consent(customerId, { disclosing: from })
      return stand.as(partnerOf(from)).call(referrals.submitReverseReferral, reverseForm(customerId, consentId))
    },
    access: (customerId) => accessTo(stand, customerId),
    events: (aggregateId) =>
      stand.sql('select type, aggregate_version, payload from outbox where aggregate_id = ? order by id', [
        aggregateId,
      ]),
  }
}

async function recordConsent(
  stand: ServiceStand,
  customerId: string,
  { disclosing, receiving, signedOn }: SignedSides & { readonly signedOn: string },
): Promise<string> {
  const by = workforce()
  const fileId = randomUUID()
  const file = { id: fileId, name: 'consent.pdf', mediaType: 'application/pdf', bytes: 2_048, sha256: 'a'.repeat(64) }
  await stand.as(by).call(referrals.registerConsentFile, file)
  const given = await stand.as(by).call(referrals.recordConsent, {
    ...signedConsent(customerId, signedOn, fileId),
    disclosingOrganisationId: disclosing ?? null,
    receivingOrganisationId: receiving ?? null,
  })
  return given.id
}

async function accessTo({ sql }: ServiceStand, customerId: string): Promise<Access> {
  const [row] = await sql<{ ids: string[] }>(
    'select granted_organisation_ids::text[] as ids from customer where id = ?',
    [customerId],
  )
  const [told] = await sql<{ payload: { organisationIds: string[] } }>(
    `select payload from outbox where aggregate_id = ? and type = 'access-changed' order by aggregate_version desc`,
    [customerId],
  )
  return { stored: row?.ids ?? [], told: told?.payload.organisationIds }
}

export function forwardForm(customerId: string, to: string): CallOf<typeof referrals.refer> {
  return { customerId, toOrganisationId: to, programmeId: PROGRAMMES[to], serviceNeeded: 'SJP', note: '' }
}

export function reverseForm(customerId: string, consentId: string): CallOf<typeof referrals.submitReverseReferral> {
  return {
    ...{ customerId, consentId, office: 'Sample FCRC North', response: 'assessment_completed', serviceNeeded: 'SJP' },
    ...{ assessmentCompletedOn: '2026-03-01', expectedStartOn: '2027-12-01', note: '' },
  }
}

export function signedConsent(customerId: string, signedOn: string, fileId: string) {
  const form = { form: '2151', description: 'Signed form 2151', attested: true } as const
  return { customerId, signedOn, fileId, textVersion: CURRENT_CONSENT_TEXT, ...form }
}
