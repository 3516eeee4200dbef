import { iesExchangeEvents, type PayloadOf } from '@isets/contracts'
import { Clock, Consumes, preparedQuery, type ReceivedEvent } from '@isets/service-kit'
import { LockMode } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Customer } from './customer.entity.ts'
import { happen, touchCustomer } from './move-status.ts'
import { tellCustomer } from './tell-customer.ts'

/** Locks the grants of the customers before they come in; see `access.consumer.ts`. */
const LOCK_ACCESS = `
insert into customer_access (customer_id)
select (one->>'customerId')::uuid from jsonb_array_elements(?::jsonb) one order by 1
on conflict (customer_id) do update set customer_id = excluded.customer_id`

/** Mastered fields overwrite (IES-004); what casework keeps of the customer stays. Older versions change nothing. */
const MASTER = `
insert into customer (id, version, first_name, middle_name, last_name, individual_number, case_number, birth_date,
  email, phone, address, county, eligibility, abawd, redetermination_on, midpoint_on, in_feed, ies_version,
  granted_organisation_ids, et_status_since)
select i."customerId", 1, i."firstName", i."middleName", i."lastName", i."individualNumber", i."caseNumber", i."birthDate",
  i.email, i.phone, i.address, i.county, i.eligibility, i.abawd, i."redeterminationOn", i."midpointOn", i."inFeed",
  i.version, a.granted_organisation_ids, ?
from jsonb_to_recordset(?::jsonb) i ("customerId" uuid, version int, "firstName" text, "middleName" text,
  "lastName" text, "individualNumber" text, "caseNumber" text, "birthDate" date, email text, phone text, address jsonb,
  county text, eligibility text, abawd boolean, "redeterminationOn" date, "midpointOn" date, "inFeed" boolean)
join customer_access a on a.customer_id = i."customerId"
order by i."customerId"
on conflict (id) do update set
  version = customer.version + 1, first_name = excluded.first_name, middle_name = excluded.middle_name,
  last_name = excluded.last_name, individual_number = excluded.individual_number, case_number = excluded.case_number,
  birth_date = excluded.birth_date, email = excluded.email, phone = excluded.phone, address = excluded.address,
  county = excluded.county, eligibility = excluded.eligibility, abawd = excluded.abawd,
  redetermination_on = excluded.redetermination_on, midpoint_on = excluded.midpoint_on, in_feed = excluded.in_feed,
  ies_version = excluded.ies_version
where customer.ies_version < excluded.ies_version
returning id, et_status <> 'not_enrolled' as in_hand`

/** Takes over identity, contact and eligibility from IES, a batch at a time. */
@Injectable()
export class IesConsumer {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** Of a customer whom nobody works with yet nothing is told: there are a hundred thousand of them. */
  @Consumes(iesExchangeEvents.customersChanged)
  async customersChanged({
    payload,
  }: ReceivedEvent<PayloadOf<typeof iesExchangeEvents.customersChanged>>): Promise<void> {
    const batch = JSON.stringify(payload.customers)
    await preparedQuery(this.em, LOCK_ACCESS, [batch])
    const changed = await preparedQuery<{ id: string; in_hand: boolean }>(this.em, MASTER, [this.clock.now(), batch])
    const inHand = changed.filter((one) => one.in_hand).map(({ id }) => id)
    for (const customer of await this.em.find(Customer, { id: inHand })) tellCustomer(this.em, customer)
  }

  /** IES-019. Whoever is past the beginning of an intake stays there; one who is not here yet is matched when screened. */
  @Consumes(iesExchangeEvents.customerMatched)
  async customerMatched({
    payload,
  }: ReceivedEvent<PayloadOf<typeof iesExchangeEvents.customerMatched>>): Promise<void> {
    const id = payload.customerId
    const customer = await this.em.findOne(Customer, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
    if (customer === null) return
    const before = customer.etStatus
    await happen(this.em, customer, 'match', this.clock.now())
    if (customer.etStatus !== before) await touchCustomer(this.em, customer)
  }
}
