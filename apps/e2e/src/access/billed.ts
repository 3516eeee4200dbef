import type { IesCustomer } from '@isets/contracts'
import type { ServiceStand } from '@isets/service-kit/testing'
import { ORGANISATIONS, packetOf } from './places.ts'

const CUSTOMERS = 'jsonb_to_recordset(?::jsonb) as d("customerId" uuid, "lastName" text, "individualNumber" text)'
const PACKETS = 'jsonb_to_recordset(?::jsonb) as d("packetId" uuid, id uuid, "programmeId" uuid)'
/** Of customers: known, open to nobody yet, each with an override that was granted once. */
const OF_CUSTOMERS = [
  `insert into customer_projection (id, display_name, individual_number, status)
   select "customerId", "lastName", "individualNumber", 'not_enrolled' from ${CUSTOMERS}`,
  `insert into customer_access select "customerId", '{}', 0 from ${CUSTOMERS}`,
  `insert into override_request (id, version, customer_id, category, fiscal_year, organisation_id, excess_cents,
     explanation, status, requester_id, requester_name, requester_email, requested_at, due_at, alerts_given)
   select gen_random_uuid(), 2, "customerId", 'clothing', 2026, gen_random_uuid(), 100, 'Needed', 'approved',
     gen_random_uuid(), 'Robin', 'robin@people.example', now(), now(), 2 from ${CUSTOMERS}`,
]
const PACKET = `insert into staffing_packet (id, version, organisation_id, programme_id, month, fiscal_year, type,
    staffing_status, staffing_since, ticks, preparers, approvers, locked_at, created_at)
  select "packetId", 2, id, "programmeId", '2026-01', 2026, 'SJP', 'approved', now(), '[]', '{}', '{}', now(), now()
  from ${PACKETS}`
const FROZEN = `insert into packet_snapshot (packet_id, version, moment, taken_at, figures)
  select "packetId", 2, 'approved', now(), ?::jsonb from ${PACKETS}`

/**
 * What billing has of customers who were served long ago: an override of each, and the packet of a month in every
 * organisation, approved and frozen with the names of all of them.
 */
export async function tellBilling({ sql }: ServiceStand, customers: readonly IesCustomer[]): Promise<void> {
  for (const statement of OF_CUSTOMERS) await sql(statement, [JSON.stringify(customers)])
  const packets = JSON.stringify(ORGANISATIONS.map((place) => ({ ...place, packetId: packetOf(place) })))
  const figures = { participants: customers.map(participant), costs: [], attendance: [] }
  await sql(PACKET, [packets])
  await sql(FROZEN, [JSON.stringify(figures), packets])
}

function participant({ customerId, lastName: name, individualNumber }: IesCustomer) {
  return {
    ...{ customerId, name, individualNumber, activities: 'VT', etStatus: 'active', monthsInActivity: 1 },
    ...{ mustBeDiscussed: false, hours: 2_000, verifiedHours: 2_000, form4334: 'not_required' },
    ...{ idhsVerification: null, staffingCompleted: true },
  }
}
