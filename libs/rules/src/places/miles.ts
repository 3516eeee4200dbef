import { illinoisCounty } from '../ies/illinois-counties.ts'
import { COUNTY_CENTRES } from './county-centres.ts'

const EARTH_RADIUS_MILES = 3_958.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/**
 * Whole miles between the middles of two counties of Illinois, as the crow flies; 0 within one county, `null` when one of
 * them is not known. The distance of REF-012, REF-034 and PROV-020: addresses are not located more exactly.
 */
export function milesBetween(one: string, other: string): number | null {
  const [from, to] = [centreOf(one), centreOf(other)]
  if (from === undefined || to === undefined) return null
  const [latitude, longitude] = from.map(radians) as [number, number]
  const [toLatitude, toLongitude] = to.map(radians) as [number, number]
  const a =
    Math.sin((toLatitude - latitude) / 2) ** 2 +
    Math.cos(latitude) * Math.cos(toLatitude) * Math.sin((toLongitude - longitude) / 2) ** 2
  return Math.round(2 * EARTH_RADIUS_MILES * Math.asin(Math.sqrt(a)))
}

function centreOf(county: string) {
  return COUNTY_CENTRES[illinoisCounty(county) ?? '']
}

/** The nearest first; places without a known distance last, each by name. */
export function byDistance<Place extends { miles: number | null; name: string }>(places: readonly Place[]): Place[] {
  const rank = ({ miles }: Place) => miles ?? Infinity
  return places.toSorted((a, b) => (rank(a) === rank(b) ? a.name.localeCompare(b.name) : rank(a) - rank(b)))
}
