import { ROLES, type Caller } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import fc from 'fast-check'
import type { BillingStand } from './stand.ts'

/** Few ids, so that callers and rows meet often. */
export const idOf = (number: number) => `10000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const organisation = fc.integer({ min: 1, max: 5 }).map(idOf)
const organisations = fc.uniqueArray(organisation, { maxLength: 3 })

/** Anybody: up to three roles at once, with or without an organisation, sub-grantees and providers to look after. */
export const anyCaller: fc.Arbitrary<Caller> = fc
  .record({
    roles: fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1, maxLength: 3 }),
    organisationId: fc.option(organisation, { nil: null }),
    subGranteeIds: organisations,
    assignedOrganisationIds: organisations,
  })
  .map(({ roles, ...facts }) => ({ ...caller(roles[0] ?? 'partner', facts), roles }))

export interface RandomRows {
  readonly customers: readonly { readonly id: string; readonly granted: readonly string[] }[]
  readonly packets: readonly { readonly id: string; readonly organisationId: string }[]
}

const uuid = (kind: number, number: number) => `${kind}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const anyRows = fc.record({
  granted: fc.array(organisations, { minLength: 40, maxLength: 40 }),
  owners: fc.array(organisation, { minLength: 40, maxLength: 40 }),
})

/** Fills every table of costs, requests, packets and amendments with rows of random customers and organisations. */
export async function randomRows(stand: BillingStand, seed: number): Promise<RandomRows> {
  const [{ granted, owners } = { granted: [], owners: [] }] = fc.sample(anyRows, { numRuns: 1, seed })
  const customers = granted.map((ids, index) => ({ id: uuid(2, index), granted: ids }))
  const packets = owners.map((organisationId, index) => ({ id: uuid(3, index), organisationId }))
  for (const statement of OF_CUSTOMERS) await stand.sql(statement, [JSON.stringify(customers)])
  for (const statement of OF_PACKETS) await stand.sql(statement, [JSON.stringify(packets)])
  return { customers, packets }
}

const CUSTOMERS = 'jsonb_to_recordset(?::jsonb) as d(id uuid, granted uuid[])'
const OF_CUSTOMERS = [
  `insert into customer_projection (id, display_name, individual_number, status)
   select id, 'Wren Sample', '901234567', 'active' from ${CUSTOMERS}`,
  `insert into customer_access select id, granted, 1 from ${CUSTOMERS}`,
  `insert into goal_projection select gen_random_uuid(), id, id, 'Work', 'on_track', false from ${CUSTOMERS}`,
  `insert into supportive_service select gen_random_uuid(), 1, id, 'clothing', 'Work', 'open', null, null, 1, '', id
   from ${CUSTOMERS}`,
  `insert into cap_account select id, 'clothing', 2026, 1 from ${CUSTOMERS}`,
  `insert into cost (id, version, customer_id, category, fiscal_year, month, activity_id, organisation_id, programme_id,
     subtype, method, issued_on, unit_cents, quantity, paid_by, is_estimate, excess_cents, over_cap_at, is_late,
     recorded_by_id, recorded_by_name, recorded_at, updated_by_id, updated_by_name, updated_at)
   select gen_random_uuid(), 1, id, 'clothing', 2026, '2026-01', id, id, id, 'Boots', 'other', '2026-01-15', 100, 1,
     'grant', false, 100, now(), false, id, 'Robin', now(), id, 'Robin', now() from ${CUSTOMERS}`,
  `insert into override_request (id, version, customer_id, category, fiscal_year, organisation_id, excess_cents,
     explanation, status, requester_id, requester_name, requester_email, requested_at, due_at, alerts_given)
   select gen_random_uuid(), 1, id, 'clothing', 2026, id, 100, 'Needed', 'pending', id, 'Robin', 'robin@demo.example',
     now(), now(), 0 from ${CUSTOMERS}`,
]

const PACKETS = 'jsonb_to_recordset(?::jsonb) as d(id uuid, "organisationId" uuid)'
const OF_PACKETS = [
  `insert into staffing_packet (id, version, organisation_id, programme_id, month, fiscal_year, type, staffing_status,
     staffing_since, ticks, preparers, approvers, created_at)
   select id, 1, "organisationId", id, '2026-01', 2026, 'SJP', 'not_started', now(), '[]', '{}', '{}', now() from ${PACKETS}`,
  `insert into packet_participant select id, id, null, null, false from ${PACKETS}`,
  `insert into packet_cost_tick select id, id from ${PACKETS}`,
  `insert into packet_snapshot select id, 1, 'submitted', now(), '{}' from ${PACKETS}`,
  `insert into packet_history (id, packet_id, at, action) select gen_random_uuid(), id, now(), 'created' from ${PACKETS}`,
  `insert into amendment (id, number, version, kind, status, packet_id, organisation_id, programme_id, month,
     customer_id, changed, original_hours, new_hours, original_cents, new_cents, reason, requested_at)
   select id, id::text, 1, 'hours', 'reviewed', id, "organisationId", id, '2026-01', id, 'VT', 0, 100, 0, 0, 'Late', now()
   from ${PACKETS}`,
]
