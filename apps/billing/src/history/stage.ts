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
  /** What was stored after the last step. */
  world: World
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
  const world = await worldOf({ stand, whom, packetId })
  return { stand, here, whom, packetId, people, writers: new Map(), world }
}

export interface RawCost {
  readonly id: string
  readonly version: number
  readonly month: string
  readonly issued_on: string
  readonly total_cents: number
  readonly excess_cents: number
  readonly over_cap_at: string | null
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
  readonly requested_at: string
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
  readonly locked_at: string | null
  readonly billed_at: string | null
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

type Stored = Pick<World, 'costs' | 'requests' | 'amendments' | 'packet'> &
  Readonly<Record<'chosen' | 'ticked' | 'hours', readonly object[]>>

const listOf = (table: string, whose: string, order: string) =>
  `(select coalesce(json_agg(t order by ${order}), '[]') from ${table} t where ${whose})`
const OF_CUSTOMER = 't.customer_id = ids.customer'
const OF_PACKET = 't.packet_id = ids.packet'
/** One look for all of it: a history looks after every step. */
const STORED = `select json_build_object(
  'costs', ${listOf('cost', OF_CUSTOMER, 't.recorded_at, t.id')},
  'requests', ${listOf('override_request', OF_CUSTOMER, 't.requested_at, t.id')},
  'amendments', ${listOf('amendment', OF_CUSTOMER, 't.requested_at, t.id')},
  'packet', (select row_to_json(p) from staffing_packet p where p.id = ids.packet),
  'chosen', ${listOf('packet_participant', OF_PACKET, 't::text')},
  'ticked', ${listOf('packet_cost_tick', OF_PACKET, 't::text')},
  'hours', ${listOf('attendance_projection', OF_CUSTOMER, 't::text')}) as stored
  from (select ?::uuid as customer, ?::uuid as packet) ids`

/** Reads the tables past all services and policies. */
export async function worldOf({ stand, whom, packetId }: Pick<Stage, 'stand' | 'whom' | 'packetId'>): Promise<World> {
  const [row] = await stand.sql<{ stored: Stored }>(STORED, [whom.customerId, packetId])
  if (row === undefined || row.stored.packet === null) throw new Error('The packet is gone')
  const { costs, requests, amendments, packet, ...frozen } = row.stored
  const approved = costs
    .filter(({ month, amendment_id }) => month === MONTH && amendment_id === null)
    .map(({ version: _version, ...cost }) => cost)
  return { costs, requests, amendments, packet, frozen: { ...frozen, costs: approved } }
}
