import { randomUUID } from 'node:crypto'
import type { Caller, ReferralKind, ReferralResponse, ReferralStatus } from '@isets/contracts'
import { localDateOf } from '@isets/rules'
import { caller } from '@isets/service-kit/testing'
import type { DiaryLine } from '@isets/testing'
import { A, B, customerLogin, MONDAY, partnerOf, workforce, type ReferralsStand } from '../test/stand.ts'

/** An FCRC, whose referrals IDHS distributes. */
export const OFFICE = '10000000-0000-4000-8000-00000000000f'

export const PEOPLE = ['a', 'a2', 'b', 'b2', 'ofB', 'wfd', 'wfd2', 'admin', 'office', 'customer', 'everything'] as const
export type Person = (typeof PEOPLE)[number]

/** One customer whom nobody has referred, and everybody who may have a hand in it. */
export interface Stage {
  readonly stand: ReferralsStand
  readonly customerId: string
  readonly people: Readonly<Record<Person, Caller>>
  /**
   * What the test itself writes down of what happened: the oracle reads nothing else. Sides of referrals and exits with the
   * last enrolment are taken from what is stored; that those are right the invariants say.
   */
  readonly diary: DiaryLine[]
  /** Who asked last for each referral to be answered. */
  readonly askers: Map<string, string>
  /** Days since the beginning. */
  day: number
  /** What was stored after the last step. */
  world: World
}

/** Programmes under contract for as long as a history lasts, and an FCRC. */
export async function prepare({ sql }: ReferralsStand): Promise<void> {
  await sql(`update contract set ends_on = '2030-06-30'`)
  await sql(`insert into organisation (id, name, kind) values (?, 'Sample FCRC South', 'fcrc')`, [OFFICE])
}

export async function newStage(stand: ReferralsStand): Promise<Stage> {
  stand.clock.set(MONDAY)
  const customerId = await stand.customer()
  await stand.sql('update screening set completed_at = ? where customer_id = ?', [MONDAY, customerId])
  const people: Record<Person, Caller> = {
    ...{ a: partnerOf(A), a2: partnerOf(A), b: partnerOf(B), b2: partnerOf(B) },
    ofB: caller('provider_manager', { assignedOrganisationIds: [B] }),
    ...{ wfd: workforce(), wfd2: workforce(), admin: caller('super_admin') },
    office: caller('fcrc', { organisationId: OFFICE, organisationName: 'Sample FCRC South' }),
    customer: customerLogin(customerId),
    // Whoever has many roles still does not answer what they have sent themselves.
    everything: { ...partnerOf(B), roles: ['partner', 'workforce_development', 'super_admin'] },
  }
  const world = await worldOf(stand, customerId)
  return { stand, customerId, people, diary: [], askers: new Map(), day: 0, world }
}

export const today = ({ stand }: Pick<Stage, 'stand'>) => localDateOf(stand.clock.now())

export interface RawReferral {
  readonly id: string
  readonly version: number
  readonly kind: ReferralKind
  readonly status: ReferralStatus
  readonly response: ReferralResponse | null
  readonly from_organisation_id: string | null
  readonly to_organisation_id: string | null
  readonly organisation_id: string | null
  readonly submitted_by_id: string
  readonly removed_at: string | null
  readonly enrolled: boolean
  readonly consent_id: string | null
  readonly granted_organisation_ids: readonly string[]
}

export interface RawConsent {
  readonly id: string
  readonly version: number
  readonly status: 'active' | 'revoked' | 'expired'
  readonly disclosing_organisation_id: string | null
  readonly receiving_organisation_id: string | null
  readonly granted_organisation_ids: readonly string[]
}

export interface RawVersion {
  readonly referral_id: string
  readonly version: number
  readonly act: string
  readonly status: ReferralStatus
  readonly response: ReferralResponse | null
  readonly actor_id: string | null
}

export interface RawEnrolment {
  readonly id: string
  readonly version: number
  readonly organisation_id: string
  readonly programme_id: string
  readonly enrolled_on: string
  readonly ended_on: string | null
}

/** Everything that is stored of the history, as it is stored, and what the other services were told last. */
export interface World {
  readonly referrals: readonly RawReferral[]
  readonly versions: readonly RawVersion[]
  readonly consents: readonly RawConsent[]
  readonly enrolments: readonly RawEnrolment[]
  readonly granted: readonly string[]
  readonly told: readonly string[] | null
}

const listOf = (table: string, order: string) =>
  `(select coalesce(json_agg(t order by ${order}), '[]') from ${table} t where t.customer_id = c.id)`
const STORED = `select json_build_object(
  'referrals', ${listOf('referral', 't.submitted_at, t.id')},
  'consents', ${listOf('consent', 't.recorded_at, t.id')},
  'enrolments', ${listOf('enrolment', 't.id')},
  'versions', (select coalesce(json_agg(v order by v.at, v.referral_id, v.version), '[]')
    from referral_version v join referral r on r.id = v.referral_id where r.customer_id = c.id),
  'granted', c.granted_organisation_ids,
  'told', (select payload -> 'organisationIds' from outbox where aggregate_id = c.id::text and type = 'access-changed'
    order by aggregate_version desc limit 1)) as stored
  from customer c where c.id = ?`

/** Reads the tables past all services and policies. */
export async function worldOf({ sql }: Pick<ReferralsStand, 'sql'>, customerId: string): Promise<World> {
  const [row] = await sql<{ stored: World }>(STORED, [customerId])
  if (row === undefined) throw new Error('The customer is gone')
  return row.stored
}

const DUE = `select 1 from referral r where r.customer_id = ?
  and (r.status in ('pending_idhs_response', 'pending_provider_response') and r.expires_at <= ?
    or r.closes_at <= ? and not exists (
      select 1 from enrolment e where e.customer_id = r.customer_id and e.ended_on is null))
  union all select 1 from consent where customer_id = ? and status = 'active' and expires_on < ?::date`

/** Whether something of this customer waits for the clock. */
export async function isDue({ stand, customerId }: Stage): Promise<boolean> {
  const now = stand.clock.now()
  const params = [customerId, now, now, customerId, localDateOf(now)]
  return (await stand.sql(DUE, params)).length > 0
}

/** Takes what is left of a history out of the way of the next, whose clock begins anew. */
export async function putAway({ stand, customerId }: Stage): Promise<void> {
  await stand.sql(`update referral set closes_at = null, expires_at = '9999-01-01' where customer_id = ?`, [customerId])
  await stand.sql(`update consent set status = 'expired' where customer_id = ? and status = 'active'`, [customerId])
}

/** What casework tells of an enrolment. */
export function enrolment(stage: Stage, organisationId: string, programmeId: string, changes: Partial<RawEnrolment>) {
  const { id = randomUUID(), version = 1, enrolled_on: enrolledOn = today(stage), ended_on: endedOn = null } = changes
  const { customerId } = stage
  return { enrolmentId: id, version, customerId, organisationId, programmeId, enrolledOn, endedOn }
}
