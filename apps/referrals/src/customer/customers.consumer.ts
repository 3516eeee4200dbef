import { caseworkEvents, iesExchangeEvents, type PayloadOf } from '@isets/contracts'
import { Consumes, preparedQuery, type ReceivedEvent } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'

/** A hundred customers at once; what is older than what is here changes nothing. */
const KEEP = `
insert into customer (id, first_name, last_name, individual_number, birth_date, county, eligibility, ies_version,
  granted_organisation_ids, access_version)
select c."customerId", c."firstName", c."lastName", c."individualNumber", c."birthDate", c.county, c.eligibility, c.version,
  '{}', 0
from jsonb_to_recordset(?::jsonb) as c ("customerId" uuid, "firstName" text, "lastName" text, "individualNumber" text,
  "birthDate" date, county text, eligibility text, version int)
order by c."customerId"
on conflict (id) do update set first_name = excluded.first_name, last_name = excluded.last_name,
  individual_number = excluded.individual_number, birth_date = excluded.birth_date, county = excluded.county,
  eligibility = excluded.eligibility, ies_version = excluded.ies_version
where customer.ies_version < excluded.ies_version`
const REMEMBER_SCREENING = `
insert into screening (id, customer_id, organisation_id, completed_at) values (?, ?, ?, ?) on conflict (id) do nothing`

/** Keeps what referrals need to know of customers: who they are, and whether they were screened. */
@Injectable()
export class CustomersConsumer {
  constructor(private readonly em: EntityManager) {}

  @Consumes(iesExchangeEvents.customersChanged)
  async customersChanged({
    payload,
  }: ReceivedEvent<PayloadOf<typeof iesExchangeEvents.customersChanged>>): Promise<void> {
    await preparedQuery(this.em, KEEP, [JSON.stringify(payload.customers)])
  }

  /** REF-003: told once, when it is submitted. */
  @Consumes(caseworkEvents.screeningCompleted)
  async screened({ payload }: ReceivedEvent<PayloadOf<typeof caseworkEvents.screeningCompleted>>): Promise<void> {
    const { screeningId, customerId, organisationId, completedAt } = payload
    await preparedQuery(this.em, REMEMBER_SCREENING, [screeningId, customerId, organisationId, completedAt])
  }
}
