import { demoId } from './demo-id.ts'

export const DEMO_REGIONS = ['Northern Region', 'Central Region', 'Southern Region'] as const

/**
 * An intermediary passes its contract on to sub-grantees and may see their work (IDN-016); an FCRC is a local office of
 * IDHS that serves customers itself (REF-037).
 */
export type DemoOrganisationKind = 'provider' | 'intermediary' | 'sub_grantee' | 'fcrc'

export interface DemoOrganisation {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly kind: DemoOrganisationKind
  readonly region: (typeof DEMO_REGIONS)[number]
  readonly parentId: string | null
  /** The IDHS provider manager who looks after it. */
  readonly providerManagerId: string
  readonly mailDomain: string
}

const [NORTH, CENTRAL, SOUTH] = DEMO_REGIONS

/** key, name, kind, region, key of the parent, key of the provider manager. */
const TABLE = [
  ['prairie', 'Prairie Demo Works', 'provider', NORTH, null, 'pm-1'],
  ['lakeshore', 'Lakeshore Sample Careers', 'provider', NORTH, null, 'pm-1'],
  ['northwind', 'Northwind Demo Training', 'provider', NORTH, null, 'pm-2'],
  ['riverbend', 'Riverbend Sample Skills', 'provider', NORTH, null, 'pm-2'],
  ['bluestem', 'Bluestem Demo Alliance', 'intermediary', CENTRAL, null, 'pm-1'],
  ['bluestem-east', 'Bluestem Demo East', 'sub_grantee', CENTRAL, 'bluestem', 'pm-3'],
  ['bluestem-west', 'Bluestem Demo West', 'sub_grantee', CENTRAL, 'bluestem', 'pm-3'],
  ['heartland', 'Heartland Sample Pathways', 'provider', CENTRAL, null, 'pm-4'],
  ['sycamore', 'Sycamore Demo Network', 'intermediary', SOUTH, null, 'pm-5'],
  ['sycamore-hill', 'Sycamore Demo Hill', 'sub_grantee', SOUTH, 'sycamore', 'pm-5'],
  ['cottonwood', 'Cottonwood Sample Jobs', 'provider', SOUTH, null, 'pm-6'],
  ['confluence', 'Confluence Demo College', 'provider', SOUTH, null, 'pm-6'],
] as const satisfies readonly (readonly [
  string,
  string,
  DemoOrganisationKind,
  (typeof DEMO_REGIONS)[number],
  string | null,
  `pm-${number}`,
])[]

/** Offices without providers nearby, which serve customers in their own activities. */
const FCRCS = [
  ['fcrc-south', 'Sample FCRC South', 'fcrc', SOUTH, null, 'pm-5'],
  ['fcrc-central', 'Demo FCRC Central', 'fcrc', CENTRAL, null, 'pm-4'],
] as const satisfies readonly (readonly [
  `fcrc-${string}`,
  string,
  DemoOrganisationKind,
  (typeof DEMO_REGIONS)[number],
  null,
  `pm-${number}`,
])[]

/** Twelve invented providers in three regions, two of them intermediaries with sub-grantees. */
export const DEMO_ORGANISATIONS: readonly DemoOrganisation[] = TABLE.map(made)
/** Two invented FCRCs with programmes of their own. */
export const DEMO_FCRCS: readonly DemoOrganisation[] = FCRCS.map(made)

function made([key, name, kind, region, parent, providerManager]:
  (typeof TABLE)[number] | (typeof FCRCS)[number]): DemoOrganisation {
  return {
    id: demoId('organisation', key),
    key,
    name,
    kind,
    region,
    parentId: parent === null ? null : demoId('organisation', parent),
    providerManagerId: demoId('user', providerManager),
    mailDomain: kind === 'fcrc' ? 'idhs.example' : `${key}.example`,
  }
}

/** Whether an organisation of the demo is an FCRC, which nobody has to refer customers to. */
export function isDemoFcrc(organisationId: string | null): boolean {
  return DEMO_FCRCS.some(({ id }) => id === organisationId)
}
