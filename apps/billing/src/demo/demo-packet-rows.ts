import { PACKET_PARTS, type PacketPart, type StaffingStatus } from '@isets/contracts'
import { demoId, demoWorld, type DemoProgramme, type DemoUser } from '@isets/demo'
import { addMonths, fiscalYearOfDate, packetChecklist, packetDueOn, waitingParts } from '@isets/rules'
import type { EntityManager } from '@mikro-orm/postgresql'
import { fingerprints, type Figures } from '../packet/figures.ts'
import type { StoredStamp, StoredTick } from '../packet/packet.entity.ts'
import type { DemoFigures, FiguresStanding } from './demo-figures.ts'

export interface DemoMonth {
  readonly programme: DemoProgramme
  /** Place of the programme among all, so that neighbours differ. */
  readonly place: number
  readonly month: string
  readonly monthsAgo: number
}

interface Life {
  readonly status: StaffingStatus
  readonly isBilled?: true
  readonly resume?: StaffingStatus
  /** How many parts have been ticked. */
  readonly ticked: number
}

/** What the month is like, by how long ago it was and where. The latest months wait, the old ones are complete. */
const LIVES: Readonly<Record<number, readonly Life[]>> = {
  1: [
    { status: 'not_started', ticked: 0 },
    { status: 'not_started', ticked: 0 },
    { status: 'in_progress', ticked: 0 },
    { status: 'submitted', ticked: 1 },
  ],
  2: [
    { status: 'submitted', ticked: 1 },
    { status: 'unapproved', ticked: 1 },
    { status: 'submitted', ticked: 1 },
    { status: 'change_requested', resume: 'submitted', ticked: 1 },
  ],
  3: [
    { status: 'approved', ticked: 2 },
    { status: 'approved', ticked: 2 },
    { status: 'change_requested', resume: 'approved', ticked: 2 },
  ],
}
const APPROVED: Life = { status: 'approved', ticked: 2 }
const BILLED: Life = { status: 'approved', isBilled: true, ticked: 3 }
/** In the fourth month one of so many programmes still waits for billing. */
const LATE_BILLING_EVERY = 4

function lifeOf({ monthsAgo, place }: DemoMonth): Life {
  const lives = LIVES[monthsAgo]
  if (lives === undefined) return monthsAgo === 4 && place % LATE_BILLING_EVERY === 1 ? APPROVED : BILLED
  return lives[place % lives.length] ?? BILLED
}

export interface DemoPacket extends DemoMonth {
  readonly row: Readonly<Record<string, unknown>>
  readonly figures: Figures
  readonly isBilled: boolean
  readonly lockedAt: string | null
  readonly submittedAt: string | null
  readonly unapprovedAt: string | null
  readonly people: Readonly<Record<PacketPart, DemoUser>>
}

/** One packet of the demo as its row. */
export function demoPacket(about: DemoMonth, demoFigures: DemoFigures, now: Date): DemoPacket {
  const { programme, month } = about
  const life = lifeOf(about)
  const people = peopleOf(programme.organisationId)
  const moments = momentsOf(month, now)
  const isBilled = life.isBilled === true
  const isLocked = isBilled || (life.resume ?? life.status) === 'approved'
  const figures = demoFigures.of(programme.id, month, standingOf(life, isLocked))
  const stamps: Stamps = {
    provider: stamp(people.provider, moments.submittedAt),
    provider_manager: stamp(people.provider_manager, moments.approvedAt),
    billing: stamp(people.billing, moments.billedAt),
  }
  const row = {
    ...monthColumns(about),
    ...statusColumns(life, month, moments),
    ...partColumns(life, isLocked, stamps),
    ticks: ticksOf(about, life.ticked, figures, stamps),
    ...reopeningColumns(life, stamps),
  }
  return {
    ...about,
    row,
    figures,
    people,
    isBilled,
    lockedAt: isLocked ? moments.approvedAt : null,
    submittedAt: life.ticked > 0 ? moments.submittedAt : null,
    unapprovedAt: life.status === 'unapproved' ? moments.approvedAt : null,
  }
}

type Moments = ReturnType<typeof momentsOf>
type Stamps = Readonly<Record<PacketPart, StoredStamp>>

/** When the month was opened, and when its parts were done: none of these after `now`. */
function momentsOf(month: string, now: Date) {
  const next = addMonths(month, 1)
  const byNow = (moment: string) => (moment < now.toISOString() ? moment : now.toISOString())
  return {
    openedAt: `${next}-01T06:00:00.000Z`,
    submittedAt: byNow(`${next}-12T16:00:00.000Z`),
    approvedAt: byNow(`${next}-18T19:30:00.000Z`),
    billedAt: byNow(`${addMonths(next, 1)}-08T15:00:00.000Z`),
  }
}

function monthColumns({ programme, month, monthsAgo }: DemoMonth) {
  return {
    id: demoId('packet', programme.id, String(monthsAgo)),
    organisation_id: programme.organisationId,
    programme_id: programme.id,
    month,
    fiscal_year: fiscalYearOfDate(month),
    type: programme.type,
  }
}

function statusColumns(life: Life, month: string, { openedAt, submittedAt, approvedAt }: Moments) {
  const [waiting] = waitingParts(life.status, life.isBilled === true)
  return {
    version: 1 + life.ticked * 4,
    staffing_status: life.status,
    staffing_since: [openedAt, submittedAt, approvedAt, approvedAt][life.ticked],
    resume_status: life.resume ?? null,
    due_on: waiting === undefined ? null : packetDueOn(month, waiting, submittedAt.slice(0, 10)),
    created_at: openedAt,
  }
}

/** Who has done which part, and when. */
function partColumns({ ticked, isBilled }: Life, isLocked: boolean, { provider, provider_manager, billing }: Stamps) {
  return {
    preparers: ticked > 0 ? [provider.by] : [],
    approvers: ticked > 1 ? [provider_manager.by] : [],
    submitted: ticked > 0 ? provider : null,
    approved: isLocked ? provider_manager : null,
    billing_approved: isBilled ? billing : null,
    locked_at: isLocked ? provider_manager.at : null,
    billed_at: isBilled ? billing.at : null,
  }
}

function reopeningColumns({ status }: Life, { provider: requested }: Stamps) {
  if (status !== 'change_requested') return { reopen_status: null, reopening: null }
  const reopening = { reason: 'Two receipts came in late.', requested, decided: null, note: null }
  return { reopen_status: 'pending', reopening }
}

function standingOf({ ticked }: Life, isLocked: boolean): FiguresStanding {
  if (isLocked) return 'frozen'
  return ticked > 0 ? 'reviewed' : 'open'
}

function ticksOf({ programme }: DemoMonth, parts: number, figures: Figures, stamps: Stamps): StoredTick[] {
  const prints = fingerprints(figures)
  return PACKET_PARTS.slice(0, parts).flatMap((part) =>
    packetChecklist(programme.type, part)
      .filter(({ required }) => required)
      .map(({ report }) => ({ ...stamps[part], part, report, fingerprint: prints[report] })),
  )
}

function stamp({ id, firstName, lastName }: DemoUser, at: string): StoredStamp {
  return { by: id, byName: `${firstName} ${lastName}`, at }
}

/** Three different people: a case manager of the organisation, its provider manager, billing. */
function peopleOf(organisationId: string): Record<PacketPart, DemoUser> {
  const { users, organisations } = demoWorld()
  const organisation = organisations.find(({ id }) => id === organisationId)
  const mine = users.filter((one) => one.organisationId === organisationId && one.status === 'active')
  const provider = mine.find(({ roles }) => roles.includes('partner'))
  const manager = users.find(({ id }) => id === organisation?.providerManagerId)
  const billing = users.find(({ roles }) => roles.includes('billing_manager'))
  if (!provider || !manager || !billing) throw new Error('The demo world has nobody who works on packets')
  return { provider, provider_manager: manager, billing }
}

const COLUMNS = `id, version, organisation_id, programme_id, month, fiscal_year, type, staffing_status, staffing_since,
  resume_status, ticks, preparers, approvers, submitted, approved, billing_approved, locked_at, billed_at, reopen_status,
  reopening, due_on, created_at`
const PACKETS = `insert into staffing_packet (${COLUMNS}) select ${COLUMNS}
  from jsonb_to_recordset(?::jsonb) as d(id uuid, version int, organisation_id uuid, programme_id uuid, month text,
    fiscal_year int, type text, staffing_status text, staffing_since timestamptz, resume_status text, ticks jsonb,
    preparers uuid[], approvers uuid[], submitted jsonb, approved jsonb, billing_approved jsonb, locked_at timestamptz,
    billed_at timestamptz, reopen_status text, reopening jsonb, due_on date, created_at timestamptz)`
const SNAPSHOTS = `insert into packet_snapshot (packet_id, version, moment, taken_at, figures)
  select packet_id, version, moment, taken_at, figures from jsonb_to_recordset(?::jsonb)
    as d(packet_id uuid, version int, moment text, taken_at timestamptz, figures jsonb)`
/** What the provider has chosen and ticked in months that are submitted and not locked. */
const FORMS = `insert into packet_participant (packet_id, customer_id, form4334, idhs_verification, staffing_completed)
  select packet_id, customer_id, form4334, null, false
  from jsonb_to_recordset(?::jsonb) as d(packet_id uuid, customer_id uuid, form4334 text)`
const COST_TICKS = `insert into packet_cost_tick (packet_id, cost_id)
  select packet_id, cost_id from jsonb_to_recordset(?::jsonb) as d(packet_id uuid, cost_id uuid)`
const HISTORY = `insert into packet_history (id, packet_id, at, actor_id, actor_name, action, part)
  select id, packet_id, at, actor_id, actor_name, action, part from jsonb_to_recordset(?::jsonb)
    as d(id uuid, packet_id uuid, at timestamptz, actor_id uuid, actor_name text, action text, part text)`

/** Writes packets with what was frozen of them, and who did what. */
export async function insertPackets(em: EntityManager, packets: readonly DemoPacket[]): Promise<void> {
  await em.execute(PACKETS, [JSON.stringify(packets.map(({ row }) => row))], 'run')
  const frozen = packets.flatMap(({ row, figures, lockedAt }) =>
    lockedAt === null ? [] : [{ packet_id: row['id'], version: 8, moment: 'approved', taken_at: lockedAt, figures }],
  )
  await em.execute(SNAPSHOTS, [JSON.stringify(frozen)], 'run')
  const reviewed = packets.filter(({ lockedAt, submittedAt }) => lockedAt === null && submittedAt !== null)
  const forms = reviewed.flatMap(({ row, figures }) =>
    figures.participants.map(({ customerId, form4334 }) => ({
      ...{ packet_id: row['id'], customer_id: customerId, form4334 },
    })),
  )
  const ticks = reviewed.flatMap(({ row, figures }) =>
    figures.costs.map(({ costId }) => ({ packet_id: row['id'], cost_id: costId })),
  )
  await em.execute(FORMS, [JSON.stringify(forms)], 'run')
  await em.execute(COST_TICKS, [JSON.stringify(ticks)], 'run')
  await em.execute(HISTORY, [JSON.stringify(packets.flatMap(historyOf))], 'run')
}

function historyOf({ row, submittedAt, unapprovedAt, people }: DemoPacket) {
  const acts = [
    ['submitted', 'provider', submittedAt],
    ['approved', 'provider_manager', at(row['approved'])],
    ['unapproved', 'provider_manager', unapprovedAt],
    ['billing_approved', 'billing', at(row['billing_approved'])],
  ] as const
  return acts.flatMap(([action, part, when]) => {
    if (when === null) return []
    const { id, firstName, lastName } = people[part]
    const line = { actor_id: id, actor_name: `${firstName} ${lastName}`, action, part, at: when }
    return [{ id: demoId('packet-history', String(row['id']), action), packet_id: row['id'], ...line }]
  })
}

function at(stamped: unknown): string | null {
  return typeof stamped === 'object' && stamped !== null && 'at' in stamped ? String(stamped.at) : null
}
