import { contract, type Caller, type OutputOf, type PacketReport, type StaffedProgrammeType } from '@isets/contracts'
import { packetChecklist, packetDueOn } from '@isets/rules'
import { caller, type ServiceStand } from '@isets/service-kit/testing'
import { randomUUID } from 'node:crypto'

const { openPacket, setForm4334, tickCosts, reviewReport, submitPacket, listParticipants, listPacketCosts } =
  contract.billing
const { reviewStaffing, approvePacket, reviewBilling, approveBilling } = contract.billing
export type Packet = OutputOf<typeof openPacket>

/** One programme of one provider with its people, of whom nobody else in a test knows. */
export interface Place {
  readonly organisationId: string
  readonly programmeId: string
  readonly partner: Caller
  readonly providerManager: Caller
  readonly billing: Caller
}

export const MONTH = '2026-01'

/** A programme that the job leaves alone: packets are made by the test. */
export async function place(stand: ServiceStand, type: StaffedProgrammeType = 'SJP'): Promise<Place> {
  const [organisationId, programmeId] = [randomUUID(), randomUUID()]
  await stand.sql(`insert into organisation_projection (id, name) values (?, 'Prairie Demo Works')`, [organisationId])
  await stand.sql(
    `insert into programme_projection (id, organisation_id, name, type, contract_id, fiscal_year, is_open)
     values (?, ?, 'Demo Programme', ?, gen_random_uuid(), 2026, false)`,
    [programmeId, organisationId, type],
  )
  return {
    organisationId,
    programmeId,
    partner: caller('partner', { organisationId }),
    providerManager: caller('provider_manager', { assignedOrganisationIds: [organisationId] }),
    billing: caller('billing_manager'),
  }
}

export interface Served {
  readonly customerId: string
  readonly enrolmentId: string
  readonly activityId: string
}

export interface Service {
  readonly name?: string
  readonly status?: string
  readonly granted?: readonly string[]
  /** Days on which the customer was Active or Retention; from the beginning unless told, and still. */
  readonly staffedSince?: string
  readonly staffedUntil?: string | null
  /** Days on which the referral was accepted, in the same way. */
  readonly acceptedSince?: string
  readonly acceptedUntil?: string | null
  readonly enrolledOn?: string
  readonly endedOn?: string | null
  readonly startedOn?: string
  readonly completedOn?: string | null
  readonly isSnap?: boolean
  readonly activityOrganisationId?: string
  readonly hours?: number
  readonly month?: string
}

/** A customer with an enrolment, an activity and hours in the month. */
export async function served(stand: ServiceStand, where: Place, service: Service = {}): Promise<Served> {
  const [customerId, enrolmentId, activityId] = [randomUUID(), randomUUID(), randomUUID()]
  const { organisationId, programmeId } = where
  const { name = 'Wren Sample', status = 'active', hours = 2_000, month = MONTH } = service
  const granted = service.granted ?? [organisationId]
  await stand.sql(
    `insert into customer_projection (id, display_name, individual_number, status) values (?, ?, '900000001', ?)`,
    [customerId, name, status],
  )
  await stand.sql(`insert into customer_access values (?, ?::uuid[], 1)`, [customerId, `{${granted.join(',')}}`])
  await standing(stand, where, customerId, service)
  const { enrolledOn = '2025-12-10', endedOn = null } = service
  await stand.sql(`insert into enrolment_projection values (?, ?, ?, ?, ?::date, ?::date)`, [
    ...[enrolmentId, customerId, programmeId, organisationId, enrolledOn, endedOn],
  ])
  const { startedOn = '2025-12-15', completedOn = null, isSnap = true } = service
  await stand.sql(
    `insert into activity_projection (id, customer_id, enrolment_id, organisation_id, programme_id, type, is_snap,
       status, started_on, completed_on) values (?, ?, ?, ?, ?, 'VT', ?, 'started', ?::date, ?::date)`,
    [
      ...[activityId, customerId, enrolmentId, service.activityOrganisationId ?? organisationId, programmeId, isSnap],
      ...[startedOn, completedOn],
    ],
  )
  await stand.sql(
    `insert into attendance_projection (activity_id, month, customer_id, organisation_id, programme_id, hours, verified_hours)
     values (?, ?, ?, ?, ?, ?, 0)`,
    [activityId, month, customerId, organisationId, programmeId, hours],
  )
  return { customerId, enrolmentId, activityId }
}

/** What the events of casework and referrals would have left of the past. */
async function standing(stand: ServiceStand, { organisationId }: Place, id: string, service: Service): Promise<void> {
  const { status = 'active', granted = [organisationId] } = service
  const { staffedSince = LONG_AGO, staffedUntil = null, acceptedSince = LONG_AGO, acceptedUntil = null } = service
  if (['active', 'retention'].includes(status) || staffedUntil !== null) {
    await stand.sql(`insert into status_span values (gen_random_uuid(), ?, ?, ?::date, ?::date)`, [
      ...[id, status === 'retention' ? status : 'active', staffedSince, staffedUntil],
    ])
  }
  for (const organisation of acceptedUntil === null ? granted : [organisationId]) {
    await stand.sql(`insert into referral_span values (gen_random_uuid(), null, ?, ?, ?::date, ?::date)`, [
      ...[id, organisation, acceptedSince, acceptedUntil],
    ])
  }
}
const LONG_AGO = '2025-01-01'

/** A statement that enters a cost, for whoever runs it, with its values. */
export function costInsert(
  where: Place,
  whom: Served,
  cents: number,
  changes: { month?: string; amendmentId?: string } = {},
) {
  const { organisationId, programmeId } = where
  const id = randomUUID()
  const { month = MONTH, amendmentId = null } = changes
  return {
    id,
    sql: `insert into cost (id, version, customer_id, category, fiscal_year, month, activity_id, organisation_id, programme_id,
        subtype, method, issued_on, unit_cents, quantity, paid_by, is_estimate, excess_cents, is_late, amendment_id,
        recorded_by_id, recorded_by_name, recorded_at, updated_by_id, updated_by_name, updated_at)
      values (?, 1, ?, 'clothing', 2026, ?, ?, ?, ?, 'Boots', 'other', ?::date, ?, 1, 'grant', false, 0, false, ?,
        gen_random_uuid(), 'Robin', now(), gen_random_uuid(), 'Robin', ?::timestamptz)`,
    values: [
      ...[id, whom.customerId, month, whom.activityId, organisationId, programmeId, `${month}-15`, cents, amendmentId],
      '2026-01-20T12:00:00Z',
    ],
  }
}

export async function cost(
  stand: ServiceStand,
  where: Place,
  whom: Served,
  cents: number,
  month = MONTH,
): Promise<string> {
  const { id, sql, values } = costInsert(where, whom, cents, { month })
  await stand.sql(sql, values)
  return id
}

/** The packet of a month, as the job makes it. */
export async function packetOf(stand: ServiceStand, where: Place, month = MONTH): Promise<string> {
  const id = randomUUID()
  const [programme] = await stand.sql<{ type: string }>('select type from programme_projection where id = ?', [
    where.programmeId,
  ])
  await stand.sql(
    `insert into staffing_packet (id, version, organisation_id, programme_id, month, fiscal_year, type, staffing_status,
       staffing_since, ticks, preparers, approvers, due_on, created_at)
     values (?, 1, ?, ?, ?, 2026, ?, 'not_started', ?::timestamptz, '[]', '{}', '{}', ?::date, ?::timestamptz)`,
    [
      ...[id, where.organisationId, where.programmeId, month, programme?.type, `${month}-28T12:00:00Z`],
      ...[packetDueOn(month, 'provider', null), `${month}-28T12:00:00Z`],
    ],
  )
  return id
}

export function open(stand: ServiceStand, who: Caller, id: string): Promise<Packet> {
  return stand.as(who).call(openPacket, { id })
}

async function ticked(stand: ServiceStand, who: Caller, packet: Packet, part: Packet['parts'][number]['part']) {
  const review = { provider: reviewReport, provider_manager: reviewStaffing, billing: reviewBilling }[part]
  let now = packet
  const required = packetChecklist(packet.programme.type, part).filter((row) => row.required)
  for (const { report } of required) {
    now = await stand.as(who).call(review, { id: now.id, version: now.version, report, reviewed: true })
  }
  return now
}

/** Part 1 up to the ticks: 4334 for everybody, all costs ticked, all reports reviewed. */
export async function prepared(stand: ServiceStand, who: Caller, id: string): Promise<Packet> {
  let packet = await open(stand, who, id)
  const people = await stand.as(who).call(listParticipants, { id, pageSize: 200 })
  const free = people.rows.filter(({ mustBeDiscussed }) => !mustBeDiscussed).map(({ customerId }) => customerId)
  if (free.length > 0) {
    const input = { id, version: packet.version, customerIds: free, form4334: 'not_required' as const }
    packet = await stand.as(who).call(setForm4334, input)
  }
  const costs = await stand.as(who).call(listPacketCosts, { id, pageSize: 200 })
  const costIds = costs.rows.map(({ costId }) => costId)
  if (costIds.length > 0) {
    packet = await stand.as(who).call(tickCosts, { id, version: packet.version, costIds, approved: true })
  }
  return ticked(stand, who, packet, 'provider')
}

export async function submitted(stand: ServiceStand, { partner }: Place, id: string): Promise<Packet> {
  const { version } = await prepared(stand, partner, id)
  return stand.as(partner).call(submitPacket, { id, version })
}

/** Reviewed by the provider manager, not yet approved. */
export async function staffed(stand: ServiceStand, where: Place, id: string): Promise<Packet> {
  return ticked(stand, where.providerManager, await submitted(stand, where, id), 'provider_manager')
}

export async function approved(stand: ServiceStand, where: Place, id: string): Promise<Packet> {
  const { version } = await staffed(stand, where, id)
  return stand.as(where.providerManager).call(approvePacket, { id, version })
}

export async function billed(stand: ServiceStand, where: Place, id: string): Promise<Packet> {
  const { version } = await ticked(stand, where.billing, await approved(stand, where, id), 'billing')
  return stand.as(where.billing).call(approveBilling, { id, version })
}

export const reportOf = (packet: Packet, part: string, report: PacketReport) =>
  packet.parts.find((one) => one.part === part)?.items.find((one) => one.report === report)
