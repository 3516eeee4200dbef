import type { DEMO_REGIONS } from './organisations.ts'

/** County, an invented town, and the first three digits of its ZIP codes. */
type Place = readonly [county: string, city: string, zip: string]

/** Real counties of Illinois with invented towns, by the demo's regions. */
export const DEMO_PLACES: Readonly<Record<(typeof DEMO_REGIONS)[number], readonly Place[]>> = {
  'Northern Region': [
    ['Cook', 'Sample Park', '606'],
    ['Cook', 'Demo Heights', '604'],
    ['DuPage', 'Sample Grove', '605'],
    ['Kane', 'Demo Mills', '601'],
    ['Lake', 'Sample Shores', '600'],
    ['Will', 'Demo Junction', '604'],
    ['Winnebago', 'Sample Falls', '611'],
  ],
  'Central Region': [
    ['Champaign', 'Demo Prairie', '618'],
    ['Macon', 'Sample Crossing', '625'],
    ['McLean', 'Demo Corners', '617'],
    ['Peoria', 'Sample Bluffs', '616'],
    ['Rock Island', 'Demo Landing', '612'],
    ['Sangamon', 'Sample Springs', '627'],
  ],
  'Southern Region': [
    ['Jackson', 'Demo Hollow', '629'],
    ['Jefferson', 'Sample Valley', '628'],
    ['Madison', 'Demo Bend', '620'],
    ['Marion', 'Sample Junction', '628'],
    ['St. Clair', 'Demo Rivers', '622'],
    ['Williamson', 'Sample Ridge', '629'],
  ],
}

export const DEMO_STREETS = ['Demo Street', 'Sample Avenue', 'Demo Court', 'Sample Lane', 'Demo Road', 'Sample Way']
