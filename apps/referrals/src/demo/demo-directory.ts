import { referralsEvents } from '@isets/contracts'
import { demoContracts, demoProgrammes, demoWorld, type DemoProgramme } from '@isets/demo'
import { fiscalYearOf } from '@isets/rules'
import { recordEvent } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Office } from '../directory/office.entity.ts'
import { Organisation } from '../directory/organisation.entity.ts'
import {
  Contract,
  Location,
  OrganisationLocation,
  Programme,
  ProgrammeLocation,
} from '../directory/programme.entity.ts'
import { DEMO_OFFICES } from './demo-offices.ts'

/** Offices and organisations, and what these offer under their contracts of the fiscal year. */
export async function seedDirectory(tx: EntityManager, now: Date): Promise<void> {
  const fiscalYear = fiscalYearOf(now)
  const { organisations } = demoWorld()
  await tx.insertMany(
    Organisation,
    organisations.map(({ id, name, kind }) => ({ id, name, kind })),
  )
  await tx.insertMany(
    Contract,
    demoContracts(fiscalYear).map(({ activities, ...one }) => ({ ...one, activities: [...activities], version: 1 })),
  )
  await tx.insertMany(Office, DEMO_OFFICES)
  const programmes = demoProgrammes(fiscalYear)
  await seedLocations(tx, programmes)
  const rows = programmes.map(programmeRow)
  await tx.insertMany(Programme, rows)
  await tx.insertMany(
    ProgrammeLocation,
    programmes.flatMap(({ id: programmeId, locations: at }) =>
      at.map(({ id: locationId }) => ({ programmeId, locationId })),
    ),
  )
  for (const row of rows) tellProgramme(tx, row)
}

/** Each place once, though several programmes may run there. */
async function seedLocations(tx: EntityManager, programmes: readonly DemoProgramme[]): Promise<void> {
  const locations = new Map(
    programmes.flatMap(({ organisationId, locations: places }) =>
      places.map((place) => [place.id, { ...place, organisationId }] as const),
    ),
  )
  const places = [...locations.values()]
  await tx.insertMany(
    Location,
    places.map(({ organisationId: _, ...place }) => place),
  )
  await tx.insertMany(
    OrganisationLocation,
    places.map(({ id: locationId, organisationId }) => ({ organisationId, locationId })),
  )
}

function programmeRow({ locations: _, activities, ...one }: DemoProgramme) {
  return {
    ...one,
    activities: [...activities],
    ...{ open: true, version: 1, offering: 'training_and_placement' as const, fullTime: true, partTime: true },
    description: 'An invented program for trying ISETS out.',
  }
}

function tellProgramme(tx: EntityManager, row: ReturnType<typeof programmeRow>): void {
  const { id: programmeId, version, organisationId, name, type, contractId, fiscalYear, activities, open } = row
  const payload = { programmeId, version, organisationId, name, type, contractId, fiscalYear, activities, open }
  recordEvent(tx, referralsEvents.programmeChanged, { aggregateId: programmeId, aggregateVersion: 1, payload })
}
