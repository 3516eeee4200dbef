import type { IesMatch } from '@isets/contracts'
import type { CustomerRow } from '../customer/customer-row.ts'

export function matchView(row: CustomerRow): IesMatch {
  const { county, zip, eligibility, abawd } = row
  return {
    ...{ county, zip, eligibility, abawd },
    customerId: row.id,
    firstName: row.first_name,
    middleName: row.middle_name,
    lastName: row.last_name,
    birthDate: row.birth_date,
    individualNumber: row.individual_number,
    caseNumber: row.case_number,
    inFeed: row.in_feed,
    redeterminationOn: row.redetermination_on,
    midpointOn: row.midpoint_on,
  }
}
