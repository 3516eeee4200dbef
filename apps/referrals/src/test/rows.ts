import { randomUUID } from 'node:crypto'
import type { ServiceStand } from '@isets/service-kit/testing'
import { A, B, C, OFFICES, ORGANISATION_NAMES, PROGRAMMES } from './world.ts'

export interface CustomerChanges {
  readonly eligibility?: string
  readonly screenedBy?: readonly string[]
}

export type Place = Readonly<Record<'name' | 'address' | 'city' | 'county', string>>

type Rows = Pick<ServiceStand, 'sql'>

/** A customer as IES and casework have told it. */
export async function insertCustomer({ sql }: Rows, changes: CustomerChanges = {}): Promise<string> {
  const { eligibility = 'eligible', screenedBy = [A, B, C] } = changes
  const id = randomUUID()
  await sql(
    `insert into customer (id, first_name, last_name, individual_number, birth_date, county, eligibility,
       ies_version, granted_organisation_ids, access_version)
     values (?, 'Wren', 'Demo-Baker', ?, '1990-05-05', 'Cook', ?, 1, '{}', 0)`,
    [id, id.replaceAll(/\D/g, '').slice(0, 9), eligibility],
  )
  for (const organisationId of screenedBy) {
    await sql('insert into screening (id, customer_id, organisation_id, completed_at) values (?, ?, ?, now())', [
      ...[randomUUID(), id, organisationId],
    ])
  }
  return id
}

/** A location of the organisation, where its programme runs. */
export async function insertLocation({ sql }: Rows, organisationId: string, place: Place): Promise<string> {
  const id = randomUUID()
  await sql('insert into location (id, name, address, city, county) values (?, ?, ?, ?, ?)', [
    ...[id, place.name, place.address, place.city, place.county],
  ])
  await sql('insert into organisation_location values (?, ?)', [organisationId, id])
  await sql('insert into programme_location values (?, ?)', [PROGRAMMES[organisationId], id])
  return id
}

/** The offices, and the organisations with a contract and a programme each. */
export async function fillDirectory({ sql }: Rows): Promise<void> {
  for (const [name, county] of OFFICES) {
    await sql(`insert into office (id, name, address, city, county) values (?, ?, '1 Demo Street', 'Sampleton', ?)`, [
      ...[randomUUID(), name, county],
    ])
  }
  for (const [id, name] of Object.entries(ORGANISATION_NAMES)) {
    await sql('insert into organisation (id, name) values (?, ?)', [id, name])
    const contractId = randomUUID()
    await sql(
      `insert into contract (id, version, organisation_id, fiscal_year, number, starts_on, ends_on, activities)
       values (?, 1, ?, 2026, 'DEMO26-001', '2025-07-01', '2026-06-30', '{JST,VT}')`,
      [contractId, id],
    )
    await sql(
      `insert into programme (id, version, organisation_id, name, type, contract_id, fiscal_year, activities, open)
       values (?, 1, ?, ?, 'SJP', ?, 2026, '{JST}', true)`,
      [PROGRAMMES[id], id, `SNAP Job Placement ${name}`, contractId],
    )
  }
}
