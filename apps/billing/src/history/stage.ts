import type { Caller } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import type { BillingStand } from '../test/stand.ts'
import { MONTH, packetOf, place, served, type Place, type Served } from '../test/staffing.ts'

/** Clothing, as the first setting has it. */
export const CAP_CENTS = 30_000

/** One customer of one programme with a month to staff, and everybody who may have a hand in it. */
export interface Stage {
  readonly stand: BillingStand
  readonly here: Place
  readonly whom: Served
  readonly packetId: string
  readonly people: Readonly<Record<Person, Caller>>
  /** Who wrote each cost, and those before it that it amends: kept by the test itself. */
  readonly writers: Map<string, ReadonlySet<string>>
}

export const PEOPLE = [
  'partner',
  'colleague',
  'manager',
  'workforce',
  'billing',
  'idhs',
  'admin',
  'everything',
] as const
export type Person = (typeof PEOPLE)[number]

/** January to be staffed, and February, with which its amendments are reviewed. */
export async function newStage(stand: BillingStand): Promise<Stage> {
  const here = await place(stand)
  const whom = await served(stand, here)
  const packetId = await packetOf(stand, here)
  await packetOf(stand, here, '2026-02')
  await stand.sql(
    `insert into supportive_service values (gen_random_uuid(), 1, ?, 'clothing', 'Work', 'open', null, null, 1, '', ?)`,
    [whom.customerId, here.organisationId],
  )
  const people: Record<Person, Caller> = {
    partner: here.partner,
    colleague: caller('partner', { organisationId: here.organisationId }),
    manager: here.providerManager,
    workforce: caller('workforce_development'),
    billing: here.billing,
    idhs: caller('idhs_manager'),
    admin: caller('super_admin'),
    // Whoever has many roles still does not approve what is their own.
    everything: {
      ...caller('super_admin', { organisationId: here.organisationId }),
      roles: ['partner', 'workforce_development', 'billing_manager', 'idhs_manager', 'super_admin'],
    },
  }
  return { stand, here, whom, packetId, people, writers: new Map() }
}

export interface RawCost {
  readonly id: string
  readonly version: number
  readonly month: string
  readonly issued_on: string
  readonly total_cents: number
  readonly excess_cents: number
  readonly over_cap_at: Date | null
  readonly amendment_id: string | null
  readonly amends_cost_id: string | null
  readonly recorded_by_id: string
  readonly deleted_at: Date | null
}

export interface RawRequest {
  readonly id: string
  readonly version: number
  readonly cost_id: string | null
  readonly status: string
  readonly requester_id: string
  readonly requested_at: Date
  readonly decided_by_id: string | null
}

interface Stamp {
  readonly by: string
}

export interface RawAmendment {
  readonly id: string
  readonly version: number
  readonly status: string
  readonly kind: string
  readonly requester_id: string
  readonly reviewed: Stamp | null
  readonly approved: Stamp | null
}

export interface RawPacket {
  readonly version: number
  readonly staffing_status: string
  readonly preparers: readonly string[]
  readonly approvers: readonly string[]
  readonly reopening: { readonly requested: Stamp; readonly decided: Stamp | null } | null
  readonly approved: Stamp | null
  readonly billing_approved: Stamp | null
  readonly locked_at: Date | null
  readonly billed_at: Date | null
}

/** Everything that is stored of the history, as it is stored. */
export interface World {
  readonly costs: readonly RawCost[]
  readonly requests: readonly RawRequest[]
  readonly amendments: readonly RawAmendment[]
  readonly packet: RawPacket
  /** What the month was approved with, and what else is counted in it. */
  readonly frozen: unknown
}

/** Reads the tables past all services and policies. */
export async function worldOf({ stand, whom, packetId }: Stage): Promise<World> {
  const rows = <Row extends object>(sql: string, id: string) => stand.sql<Row>(sql, [id])
  const [packet] = await rows<RawPacket>('select * from staffing_packet where id = ?', packetId)
  if (packet === undefined) throw new Error('The packet is gone')
  const costs = await rows<RawCost>(
    `select c.*, to_char(c.issued_on, 'YYYY-MM-DD') as issued_on from cost c where customer_id = ? order by recorded_at, id`,
    whom.customerId,
  )
  return {
    costs,
    requests: await rows(
      `select id, version, cost_id, status, requester_id, requested_at, decided_by_id from override_request
       where customer_id = ? order by requested_at, id`,
      whom.customerId,
    ),
    amendments: await rows('select * from amendment where customer_id = ? order by requested_at, id', whom.customerId),
    packet,
    frozen: {
      costs: costs
        .filter(({ month, amendment_id }) => month === MONTH && amendment_id === null)
        .map(({ version: _version, ...cost }) => cost),
      chosen: await rows('select * from packet_participant where packet_id = ? order by 1, 2', packetId),
      ticked: await rows('select * from packet_cost_tick where packet_id = ? order by 1, 2', packetId),
      hours: await rows('select * from attendance_projection where customer_id = ?', whom.customerId),
    },
  }
}
