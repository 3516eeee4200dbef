import { randomUUID } from 'node:crypto'
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

const AMENDMENTS = `insert into amendment (id, number, version, kind, status, packet_id, organisation_id, programme_id,
    month, customer_id, changed, original_hours, new_hours, original_cents, new_cents, reason, requested_at)
  select gen_random_uuid(), 'AM-' || row_number() over (), 1, 'hours', 'pending_review', p."packetId", p.id,
    p."programmeId", '2026-01', c."customerId", 'Hours', 2000, 2100, 0, 0, 'Counted again', now()
  from jsonb_to_recordset(?::jsonb) as p("packetId" uuid, id uuid, "programmeId" uuid),
    jsonb_to_recordset(?::jsonb) as c("customerId" uuid)`

/**
 * What billing has of customers who were served long ago: an override of each, the packet of a month in every
 * organisation, approved and frozen with the names of all of them, and an amendment of each for it.
 */
export async function tellBilling({ sql }: ServiceStand, customers: readonly IesCustomer[]): Promise<void> {
  for (const statement of OF_CUSTOMERS) await sql(statement, [JSON.stringify(customers)])
  const packets = JSON.stringify(ORGANISATIONS.map((place) => ({ ...place, packetId: packetOf(place) })))
  const figures = {
    participants: customers.map(participant),
    costs: customers.map(cost),
    attendance: customers.map(attendance),
  }
  await sql(PACKET, [packets])
  await sql(FROZEN, [JSON.stringify(figures), packets])
  await sql(AMENDMENTS, [packets, JSON.stringify(customers)])
}

function named({ customerId, lastName: name, individualNumber }: IesCustomer) {
  return { customerId, name, individualNumber }
}

function cost(customer: IesCustomer) {
  return {
    ...{ ...named(customer), costId: randomUUID(), category: 'clothing', incurredOn: '2026-01-12', cents: 2_500 },
    ...{ override: 'none', changedAfterSubmission: false, approvedByPartner: true },
  }
}

function attendance(customer: IesCustomer) {
  return { ...named(customer), activity: 'VT', hours: 2_000, verifiedHours: 2_000 }
}

function participant(customer: IesCustomer) {
  return {
    ...{ ...named(customer), activities: 'VT', etStatus: 'active', monthsInActivity: 1 },
    ...{ mustBeDiscussed: false, hours: 2_000, verifiedHours: 2_000, form4334: 'not_required' },
    ...{ idhsVerification: null, staffingCompleted: true },
  }
}
