import type { ProgrammeType } from '@isets/contracts'
import { demoId, demoProgrammeId } from './demo-id.ts'
import { DEMO_FCRCS, DEMO_ORGANISATIONS } from './organisations.ts'

/** A contract of one organisation for one fiscal year, July to June, named by its end. */
export interface DemoContract {
  readonly id: string
  readonly organisationId: string
  readonly fiscalYear: number
  readonly number: string
  readonly startsOn: string
  readonly endsOn: string
  /** Codes of the contracted activities: those of the organisation's programmes. */
  readonly activities: readonly string[]
}

export interface DemoLocation {
  readonly id: string
  readonly name: string
  readonly address: string
  readonly city: string
  readonly county: string
}

export interface DemoProgramme {
  /** The same in every fiscal year: the contract is what changes. */
  readonly id: string
  readonly organisationId: string
  readonly name: string
  readonly type: ProgrammeType
  readonly contractId: string
  readonly fiscalYear: number
  readonly activities: readonly string[]
  readonly locations: readonly DemoLocation[]
}

/** Job Retention belongs to every programme (reference-data.csv). */
const ACTIVITIES: Record<ProgrammeType, readonly string[]> = {
  SJP: ['SJS', 'JST', 'WRT', 'E', 'JR'],
  S2S: ['VT', 'WRT', 'BE', 'ELA', 'INT', 'E', 'JR'],
  EF: ['CW', 'SJS', 'E', 'JR'],
}
const NAMES: Record<ProgrammeType, string> = {
  SJP: 'SNAP Job Placement',
  S2S: 'SNAP to Success',
  EF: 'Earnfare',
}

/**
 * organisation, types of its programmes, city and county of its location. Every intermediary runs a programme itself, and
 * so do the FCRCs that serve customers.
 */
const TABLE = [
  ['prairie', ['SJP', 'S2S'], 'Sampleton', 'Cook'],
  ['lakeshore', ['SJP', 'EF'], 'Demo Harbor', 'Lake'],
  ['northwind', ['S2S'], 'Sample Grove', 'DuPage'],
  ['riverbend', ['SJP', 'S2S'], 'Demo Bend', 'Will'],
  ['bluestem', ['S2S'], 'Sample Plains', 'Sangamon'],
  ['bluestem-east', ['SJP'], 'Demo East', 'Champaign'],
  ['bluestem-west', ['SJP', 'EF'], 'Demo West', 'Adams'],
  ['heartland', ['SJP', 'S2S'], 'Sample Heart', 'Peoria'],
  ['sycamore', ['S2S'], 'Demo Hollow', 'Jackson'],
  ['sycamore-hill', ['SJP'], 'Sample Hill', 'Williamson'],
  ['cottonwood', ['SJP', 'EF'], 'Demo Mill', 'Madison'],
  ['confluence', ['S2S', 'SJP'], 'Sample Rivers', 'Alexander'],
  ['fcrc-south', ['SJP'], 'Demo Hollow', 'Jackson'],
  ['fcrc-central', ['SJP'], 'Sample Plains', 'Sangamon'],
] as const satisfies readonly (readonly [string, readonly ProgrammeType[], string, string])[]

function contractId(key: string, fiscalYear: number): string {
  return demoId('contract', key, String(fiscalYear))
}

function organisationOf(key: string) {
  const organisation = [...DEMO_ORGANISATIONS, ...DEMO_FCRCS].find((one) => one.key === key)
  if (!organisation) throw new Error(`There is no demo organisation ${key}`)
  return organisation
}

/** How many programmes a demo organisation runs. */
export function demoProgrammeCount(organisationKey: string): number {
  return TABLE.find(([key]) => key === organisationKey)?.[1].length ?? 0
}

/** One contract per organisation for the fiscal year and one for the year before. */
export function demoContracts(fiscalYear: number): readonly DemoContract[] {
  return [fiscalYear - 1, fiscalYear].flatMap((year) =>
    TABLE.map(([key, types], index) => ({
      id: contractId(key, year),
      organisationId: organisationOf(key).id,
      fiscalYear: year,
      number: `DEMO${String(year % 100).padStart(2, '0')}-${String(index + 1).padStart(3, '0')}`,
      startsOn: `${year - 1}-07-01`,
      endsOn: `${year}-06-30`,
      activities: [...new Set(types.flatMap((type) => ACTIVITIES[type]))],
    })),
  )
}

const known = new Map<number, readonly DemoProgramme[]>()

/** One or two programmes per organisation, under its contract of the fiscal year. Made once: every plan asks for them. */
export function demoProgrammes(fiscalYear: number): readonly DemoProgramme[] {
  const programmes = known.get(fiscalYear) ?? programmesOf(fiscalYear)
  known.set(fiscalYear, programmes)
  return programmes
}

function programmesOf(fiscalYear: number): readonly DemoProgramme[] {
  return TABLE.flatMap(([key, types, city, county], index) => {
    const organisation = organisationOf(key)
    const location: DemoLocation = {
      id: demoId('location', key),
      name: `${organisation.name}, ${city}`,
      address: `${100 + index} Sample Street`,
      city,
      county,
    }
    return types.map((type, place) => ({
      id: demoProgrammeId(key, place + 1),
      organisationId: organisation.id,
      name: `${NAMES[type]} ${city}`,
      type,
      contractId: contractId(key, fiscalYear),
      fiscalYear,
      activities: ACTIVITIES[type],
      locations: [location],
    }))
  })
}
