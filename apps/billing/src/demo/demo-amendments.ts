import type { AmendmentStatus } from '@isets/contracts'
import { demoId } from '@isets/demo'
import type { EntityManager } from '@mikro-orm/postgresql'
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

/** Amendments of months that billing has approved, in all states. */
export function demoAmendments(packets: readonly DemoPacket[], now: Date): object[] {
  const billed = packets.filter(({ isBilled, participants }) => isBilled && participants.length > 0)
  return billed
    .filter((_, index) => index % EVERY === 0)
    .map(({ row, programme, month, participants, people }, index) => {
      const [status, kind] = STATUSES[index % STATUSES.length] ?? STATUSES[0]
      const [customer] = participants.slice(index % participants.length)
      const requested = new Date(now.getTime() - (2 + (index % 40)) * DAY_MS)
      const later = { at: new Date(requested.getTime() + DAY_MS).toISOString() }
      const manager = { ...later, by: people.provider_manager.id, byName: nameOf(people.provider_manager) }
      const billing = { ...later, by: people.billing.id, byName: nameOf(people.billing) }
      const hours = customer?.hours ?? 0
      return {
        id: demoId('amendment', String(row['id'])),
        kind,
        status,
        packet_id: row['id'],
        organisation_id: programme.organisationId,
        programme_id: programme.id,
        month,
        customer_id: customer?.customerId,
        changed: kind === 'hours' ? customer?.activities : 'Transportation',
        original_hours: hours,
        new_hours: kind === 'hours' ? hours + 600 : hours,
        original_cents: 0,
        new_cents: kind === 'hours' ? 0 : 2_500 + (index % 8) * 500,
        reason:
          kind === 'hours' ? 'The time sheet of the last week came late.' : 'The receipt came after the staffing.',
        requester_id: people.provider.id,
        requester_name: nameOf(people.provider),
        requested_at: requested.toISOString(),
        reviewed: status === 'reviewed' || status === 'approved' ? manager : null,
        approved: status === 'approved' ? billing : null,
        rejected: status === 'rejected' ? manager : null,
        note: status === 'rejected' ? 'This cost was billed in the month before.' : null,
      }
    })
}

function nameOf({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return `${firstName} ${lastName}`
}

const FIELDS = `id, kind, status, packet_id, organisation_id, programme_id, month, customer_id, changed, original_hours,
  new_hours, original_cents, new_cents, reason, requester_id, requester_name, requested_at, reviewed, approved, rejected,
  note`
const INSERT = `insert into amendment (${FIELDS}, version, number)
  select ${FIELDS}, 1, 'AM-' || lpad(nextval('amendment_serial')::text, 6, '0')
  from (select * from jsonb_to_recordset(?::jsonb) as d(id uuid, kind text, status text, packet_id uuid,
    organisation_id uuid, programme_id uuid, month text, customer_id uuid, changed text, original_hours int, new_hours int,
    original_cents int, new_cents int, reason text, requester_id uuid, requester_name text, requested_at timestamptz,
    reviewed jsonb, approved jsonb, rejected jsonb, note text) order by requested_at, id) d`

export async function insertAmendments(em: EntityManager, amendments: readonly object[]): Promise<void> {
  await em.execute(INSERT, [JSON.stringify(amendments)], 'run')
}
