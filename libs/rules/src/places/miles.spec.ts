import { describe, expect, it } from '@jest/globals'
import { ILLINOIS_COUNTIES } from '../ies/illinois-counties.ts'
import { COUNTY_CENTRES } from './county-centres.ts'
import { byDistance, milesBetween } from './miles.ts'

describe('how far it is', () => {
  it('REF-012 knows the middle of each of the 102 counties', () => {
    expect(Object.keys(COUNTY_CENTRES).toSorted()).toEqual(ILLINOIS_COUNTIES.toSorted())
  })

  it.each([
    ['Cook', 'DuPage', 10, 20],
    ['Cook', 'Sangamon', 160, 190],
    ['Jo Daviess', 'Alexander', 345, 375],
  ])('REF-012 PROV-020 measures from %s to %s between %i and %i miles', (one, other, least, most) => {
    const miles = milesBetween(one, other) ?? 0
    expect(miles).toBeGreaterThanOrEqual(least)
    expect(miles).toBeLessThanOrEqual(most)
    expect(milesBetween(other, one)).toBe(miles)
  })

  it('is nothing within a county, however it is written, and unknown to a place outside Illinois', () => {
    expect(milesBetween('ST CLAIR', 'St. Clair')).toBe(0)
    expect(milesBetween('Cook', '')).toBeNull()
  })

  it('REF-012 puts the nearest first and what is not known last', () => {
    const places = [
      { name: 'Unknown', miles: null },
      { name: 'Far', miles: 90 },
      { name: 'Beside', miles: 4 },
      { name: 'Also beside', miles: 4 },
    ]
    expect(byDistance(places).map(({ name }) => name)).toEqual(['Also beside', 'Beside', 'Far', 'Unknown'])
  })
})
