import type { AmendmentStatus } from '@isets/contracts'
import { demoId } from '@isets/demo'
import { CATEGORIES, fiscalYearOfDate } from '@isets/rules'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { DemoFigures } from './demo-figures.ts'
import type { DemoPacket } from './demo-packet-rows.ts'

/** Each of these happens once in so many billed packets; hours need no billing. */
const STATUSES = [
  ['provisionally_accepted', 'hours'],
  ['pending_review', 'new_cost'],
  ['reviewed', 'new_cost'],
  ['approved', 'new_cost'],
  ['rejected', 'new_cost'],
] as const satisfies readonly (readonly [AmendmentStatus, 'hours' | 'new_cost'])[]
const EVERY = 3
const DAY_MS = 24 * 3_600_000

/** An amendment as its row, and the cost that it is about. */
interface DemoAmendment {
  readonly row: Readonly<Record<string, unknown>> & { readonly id: string; readonly status: AmendmentStatus }
  readonly cost: Readonly<Record<string, unknown>> | null
}

/** Amendments of months that billing has approved, in all states. */
export function demoAmendments(packets: readonly DemoPacket[], figures: DemoFigures, now: Date): DemoAmendment[] {
  return packets
    .filter(({ isBilled, figures: { participants } }) => isBilled && participants.length > 0)
    .filter((_, index) => index % EVERY === 0)
    .flatMap((packet, index) => demoAmendment(packet, index, figures, now))
}

function demoAmendment(packet: DemoPacket, index: number, demo: DemoFigures, now: Date): DemoAmendment[] {
  const { row: packetRow, programme, month, figures, people } = packet
  const [status, kind] = STATUSES[index % STATUSES.length] ?? STATUSES[0]
  const customer = figures.participants[index % figures.participants.length]
  const activity = customer && demo.activityIn(programme.id, month, customer.customerId)
  if (customer === undefined || activity === undefined) return []
  const requested = new Date(now.getTime() - (2 + (index % 40)) * DAY_MS)
  const { customerId, hours } = customer
  const spent = figures.costs.filter((one) => one.customerId === customerId).reduce((sum, { cents }) => sum + cents, 0)
  const cents = kind === 'hours' ? 0 : 2_500 + (index % 8) * 500
  const row = {
    ...{ id: demoId('amendment', String(packetRow['id'])), kind, status, packet_id: packetRow['id'] },
    ...{ ...placeOf(packet), customer_id: customerId },
    activity_id: kind === 'hours' ? activity.id : null,
    changed: kind === 'hours' ? activity.type : CATEGORIES[CATEGORY].label,
    ...{ original_hours: hours, new_hours: kind === 'hours' ? hours + 600 : hours },
    ...{ original_cents: spent, new_cents: spent + cents, idhs_verification: customer.idhsVerification },
    reason: kind === 'hours' ? 'The time sheet of the last week came late.' : 'The receipt came after the staffing.',
    ...{ requester_id: people.provider.id, requester_name: nameOf(people.provider) },
    requested_at: requested.toISOString(),
    ...decisionOf(status, people, dayAfter(requested)),
  }
  const cost = kind === 'hours' ? null : costOf(packet, row, activity, cents)
  return [{ row, cost }]
}

/** Who has decided what by then, a day after it was asked for. */
function decisionOf(status: AmendmentStatus, people: DemoPacket['people'], at: string) {
  const manager = { at, by: people.provider_manager.id, byName: nameOf(people.provider_manager) }
  const billing = { at, by: people.billing.id, byName: nameOf(people.billing) }
  return {
    reviewed: status === 'reviewed' || status === 'approved' ? manager : null,
    approved: status === 'approved' ? billing : null,
    rejected: status === 'rejected' ? manager : null,
    note: status === 'rejected' ? 'This cost was billed in the month before.' : null,
  }
}

interface AskedRow {
  readonly id: string
  readonly status: AmendmentStatus
  readonly customer_id: string
  readonly requested_at: string
}

interface BookedActivity {
  readonly id: string
  readonly startedOn: string
}

/** The cost that the amendment asks for; taken back when it was rejected. */
function costOf(packet: DemoPacket, row: AskedRow, activity: BookedActivity, cents: number) {
  const { month, people } = packet
  const issuedOn = laterOf(`${month}-01`, activity.startedOn)
  const isRejected = row.status === 'rejected'
  return {
    ...{ id: demoId('cost', row.id), customer_id: row.customer_id, activity_id: activity.id, ...placeOf(packet) },
    ...{ amendment_id: row.id, category: CATEGORY, fiscal_year: fiscalYearOfDate(issuedOn), issued_on: issuedOn },
    ...{ unit_cents: cents, recorded_by_id: people.provider.id, recorded_by_name: nameOf(people.provider) },
    recorded_at: row.requested_at,
    deleted_at: isRejected ? dayAfter(new Date(row.requested_at)) : null,
    deleted_by_id: isRejected ? people.provider_manager.id : null,
  }
}

function placeOf({ programme, month }: DemoPacket) {
  return { organisation_id: programme.organisationId, programme_id: programme.id, month }
}

function dayAfter(moment: Date): string {
  return new Date(moment.getTime() + DAY_MS).toISOString()
}

/** A receipt of books: a category without a cap, so that nothing else changes by it. */
const CATEGORY = 'books_supplies'

function laterOf(one: string, other: string): string {
  return one > other ? one : other
}

function nameOf({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return `${firstName} ${lastName}`
}

const FIELDS = `id, kind, packet_id, organisation_id, programme_id, month, customer_id, activity_id, changed,
  original_hours, new_hours, original_cents, new_cents, idhs_verification, reason, requester_id, requester_name,
  requested_at`
/** Those with a cost begin as waiting for their review: only then the locked month takes the cost. */
const INSERT = `insert into amendment (${FIELDS}, status, version, number)
  select ${FIELDS}, case kind when 'hours' then 'provisionally_accepted' else 'pending_review' end, 1,
    'AM-' || lpad(nextval('amendment_serial')::text, 6, '0')
  from (select * from jsonb_to_recordset(?::jsonb) as d(id uuid, kind text, packet_id uuid,
    organisation_id uuid, programme_id uuid, month text, customer_id uuid, activity_id uuid, changed text,
    original_hours int, new_hours int, original_cents int, new_cents int, idhs_verification text, reason text,
    requester_id uuid, requester_name text, requested_at timestamptz) order by requested_at, id) d`
const COST_FIELDS = `id, customer_id, category, fiscal_year, month, activity_id, organisation_id, programme_id, issued_on,
  unit_cents, amendment_id, recorded_by_id, recorded_by_name, recorded_at`
const COSTS = `insert into cost (${COST_FIELDS}, version, subtype, method, quantity, paid_by, is_estimate, excess_cents,
    is_late, updated_by_id, updated_by_name, updated_at)
  select ${COST_FIELDS}, 1, 'Books', 'gift_card', 1, 'grant', false, 0, true, recorded_by_id, recorded_by_name, recorded_at
  from jsonb_to_recordset(?::jsonb) as d(id uuid, customer_id uuid, category text, fiscal_year int, month text,
    activity_id uuid, organisation_id uuid, programme_id uuid, issued_on date, unit_cents int, amendment_id uuid,
    recorded_by_id uuid, recorded_by_name text, recorded_at timestamptz)`
const DECIDE = `update amendment a set status = d.status, version = 2, reviewed = d.reviewed, approved = d.approved,
    rejected = d.rejected, note = d.note
  from jsonb_to_recordset(?::jsonb) as d(id uuid, status text, reviewed jsonb, approved jsonb, rejected jsonb, note text)
  where a.id = d.id and a.status <> d.status`
const TAKE_BACK = `update cost c set deleted_at = d.deleted_at, deleted_by_id = d.deleted_by_id, version = 2
  from jsonb_to_recordset(?::jsonb) as d(id uuid, deleted_at timestamptz, deleted_by_id uuid)
  where c.id = d.id and d.deleted_at is not null`

/** Asked for, then decided: as the locked month asks for it. */
export async function insertAmendments(em: EntityManager, amendments: readonly DemoAmendment[]): Promise<void> {
  const rows = JSON.stringify(amendments.map(({ row }) => row))
  const costs = JSON.stringify(amendments.flatMap(({ cost }) => cost ?? []))
  for (const [statement, about] of [
    [INSERT, rows],
    [COSTS, costs],
    [DECIDE, rows],
    [TAKE_BACK, costs],
  ] as const) {
    await em.execute(statement, [about], 'run')
  }
}
