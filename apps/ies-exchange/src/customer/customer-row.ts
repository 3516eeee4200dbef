import { MAX_CUSTOMERS_IN_EVENT, iesExchangeEvents, type IesCustomer, type SnapEligibility } from '@isets/contracts'
import { recordEvent } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import { v7 } from 'uuid'

/** A row of `ies_customer` as SQL returns it with `CUSTOMER_COLUMNS`. */
export interface CustomerRow {
  readonly id: string
  readonly version: number
  readonly individual_number: string
  readonly case_number: string
  readonly first_name: string
  readonly middle_name: string
  readonly last_name: string
  readonly birth_date: string
  readonly ssn_last4_hash: string | null
  readonly email: string
  readonly phone: string
  readonly line1: string
  readonly line2: string
  readonly city: string
  readonly state: string
  readonly zip: string
  readonly county: string
  readonly eligibility: SnapEligibility
  readonly abawd: boolean
  readonly redetermination_on: string | null
  readonly midpoint_on: string | null
  readonly in_feed: boolean
}

/** Columns of `ies_customer c`; dates as text, because a day has no time zone. */
export const CUSTOMER_COLUMNS = `c.id, c.version, c.individual_number, c.case_number, c.first_name, c.middle_name,
  c.last_name, c.birth_date::text as birth_date, c.ssn_last4_hash, c.email, c.phone, c.line1, c.line2, c.city, c.state,
  c.zip, c.county, c.eligibility, c.abawd, c.redetermination_on::text as redetermination_on,
  c.midpoint_on::text as midpoint_on, c.in_feed`

/** Tells the other services of changed customers, at most a hundred in one event. */
export function recordCustomersChanged(em: EntityManager, importId: string | null, rows: readonly CustomerRow[]): void {
  for (let start = 0; start < rows.length; start += MAX_CUSTOMERS_IN_EVENT) {
    const customers = rows.slice(start, start + MAX_CUSTOMERS_IN_EVENT).map(eventCustomer)
    recordEvent(em, iesExchangeEvents.customersChanged, {
      aggregateId: v7(),
      aggregateVersion: 1,
      payload: { importId, customers },
    })
  }
}

function eventCustomer(row: CustomerRow): IesCustomer {
  const { line1, line2, city, state, zip } = row
  return {
    customerId: row.id,
    version: row.version,
    individualNumber: row.individual_number,
    caseNumber: row.case_number,
    firstName: row.first_name,
    middleName: row.middle_name,
    lastName: row.last_name,
    birthDate: row.birth_date,
    email: row.email,
    phone: row.phone,
    address: { line1, line2, city, state, zip },
    county: row.county,
    eligibility: row.eligibility,
    abawd: row.abawd,
    redeterminationOn: row.redetermination_on,
    midpointOn: row.midpoint_on,
    inFeed: row.in_feed,
  }
}
