/** Requirements, timers and reports of the catalogue that the programme was built from: every id from 1 to `last`. */
export interface CatalogueArea {
  /** What stands before the number. */
  readonly prefix: string
  readonly area: string
  readonly last: number
  /** Digits of the number, with zeros in front. */
  readonly digits: 2 | 3
}

const TABLE = [
  ['HELP', 'Help requests', 46],
  ['NOTIF', 'Notifications', 18],
  ['REF', 'Referrals & consent', 69],
  ['IES', 'IES sync & customer search', 26],
  ['CASE', 'Customer record & case management', 55],
  ['ASMT', 'Assessments', 21],
  ['ENR', 'Enrollment & matching', 21],
  ['PLAN', 'Employment plan & activities', 61],
  ['ATT', 'Attendance & ABAWD', 14],
  ['SUPP', 'Supportive services', 31],
  ['EMP', 'Employment & retention', 30],
  ['EXIT', 'Exit & completion', 21],
  ['NOTE', 'Case notes', 28],
  ['BILL', 'Staffing, billing & amendments', 59],
  ['RPT', 'Reports', 39],
  ['DASH', 'Dashboard', 34],
  ['PROV', 'Provider information', 52],
  ['IDN', 'Identity, access, onboarding & security', 76],
  ['TRN', 'Training', 14],
  ['CUST', 'Customer portal', 13],
  ['BATCH', 'IES batch triggers', 49],
  ['TMR', 'Timers', 105],
] as const

export const CATALOGUE: readonly CatalogueArea[] = [
  ...TABLE.map(([prefix, area, last]) => ({ prefix, area, last, digits: 3 as const })),
  { prefix: 'RPTD', area: 'Report definitions', last: 40, digits: 2 },
]

/** All ids of an area, in order. */
export function idsOf({ prefix, last, digits }: CatalogueArea): string[] {
  return Array.from({ length: last }, (_, index) => `${prefix}-${String(index + 1).padStart(digits, '0')}`)
}
