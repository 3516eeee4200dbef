import type { CustomerListRow, EtStatus, SnapEligibility } from '@isets/contracts'

export interface Named {
  readonly id: string
  readonly name: string
}

/** Columns of `customer c` that every list and the opened customer show. */
export interface CustomerColumns {
  readonly id: string
  readonly first_name: string
  readonly last_name: string
  readonly individual_number: string
  readonly case_number: string
  readonly county: string
  readonly et_status: EtStatus
  readonly eligibility: SnapEligibility
  readonly abawd: boolean
  readonly providers: Named[]
  readonly screened_on: string | null
  readonly enrolled_on: string | null
  readonly fiscal_year: number | null
  readonly redetermination_on: string | null
}

export const ROW_COLUMNS = `c.id, c.first_name, c.last_name, c.individual_number, c.case_number, c.county, c.et_status,
  c.eligibility, c.abawd, c.screened_on, c.enrolled_on, c.fiscal_year, c.redetermination_on,
  coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name)
    from organisation o where o.id = any(c.enrolled_organisation_ids)), '[]') as providers`

export function customerRow(row: CustomerColumns): CustomerListRow {
  return {
    id: row.id,
    firstName: row.first_name,
    lastName: row.last_name,
    individualNumber: row.individual_number,
    caseNumber: row.case_number,
    county: row.county,
    status: row.et_status,
    eligibility: row.eligibility,
    abawd: row.abawd,
    providers: row.providers,
    screenedOn: row.screened_on,
    enrolledOn: row.enrolled_on,
    fiscalYear: row.fiscal_year,
    redeterminationOn: row.redetermination_on,
  }
}
