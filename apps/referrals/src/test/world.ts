/** Three invented providers; the last figure says which. */
export const A = '10000000-0000-4000-8000-00000000000a'
export const B = '10000000-0000-4000-8000-00000000000b'
export const C = '10000000-0000-4000-8000-00000000000c'

export const ORGANISATION_NAMES: Readonly<Record<string, string>> = {
  [A]: 'Prairie Demo Works',
  [B]: 'Lakeshore Sample Careers',
  [C]: 'Heartland Sample Pathways',
}
/** One programme of each, open under a contract of fiscal year 2026. */
export const PROGRAMMES: Readonly<Record<string, string>> = {
  [A]: '20000000-0000-4000-8000-00000000000a',
  [B]: '20000000-0000-4000-8000-00000000000b',
  [C]: '20000000-0000-4000-8000-00000000000c',
}
/** Offices, each in a county. */
export const OFFICES = [
  ['Sample FCRC South', 'Jackson'],
  ['Sample FCRC North', 'Cook'],
] as const
