import { demoId } from '@isets/demo'

/** Invented local offices across the State: name, city, county. */
const TABLE = [
  ['Sample FCRC North', 'Sampleton', 'Cook'],
  ['Demo FCRC Lakes', 'Demo Harbor', 'Lake'],
  ['Sample FCRC Prairie', 'Sample Grove', 'Kane'],
  ['Demo FCRC Rivers', 'Demo Bend', 'Will'],
  ['Demo FCRC Rock', 'Demo Rock', 'Winnebago'],
  ['Demo FCRC Central', 'Sample Plains', 'Sangamon'],
  ['Sample FCRC Heart', 'Sample Heart', 'Peoria'],
  ['Demo FCRC East', 'Demo East', 'Champaign'],
  ['Sample FCRC West', 'Demo West', 'Adams'],
  ['Demo FCRC Metro', 'Demo Mill', 'St. Clair'],
  ['Sample FCRC South', 'Demo Hollow', 'Jackson'],
  ['Demo FCRC Confluence', 'Sample Rivers', 'Alexander'],
] as const

export const DEMO_OFFICES = TABLE.map(([name, city, county], index) => ({
  ...{ id: demoId('office', String(index + 1)), name, city, county },
  address: `${200 + index} Demo Avenue`,
}))
