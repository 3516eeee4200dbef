import { CATALOGUE, idsOf } from './catalogue.ts'

const ID = /\b[A-Z]{2,5}-\d{2,3}\b/g

export interface AreaCoverage {
  readonly area: string
  readonly tested: readonly string[]
  readonly untested: readonly string[]
}

export interface Coverage {
  readonly areas: readonly AreaCoverage[]
  /** Ids of an area that the catalogue does not have: misspelt, most likely. */
  readonly unknown: readonly string[]
}

/** Ids that titles name themselves; of a range (`HELP-005 to HELP-018`) the two ends: nobody has looked between. */
export function idsNamed(titles: readonly string[]): Set<string> {
  return new Set(titles.flatMap((title) => title.match(ID) ?? []))
}

export function coverageOf(titles: readonly string[], catalogue = CATALOGUE): Coverage {
  const named = idsNamed(titles)
  const areas = catalogue.map((area) => {
    const ids = idsOf(area)
    return {
      area: area.area,
      tested: ids.filter((id) => named.has(id)),
      untested: ids.filter((id) => !named.has(id)),
    }
  })
  const known = new Set(catalogue.flatMap(idsOf))
  const ours = [...named].filter((id) => catalogue.some(({ prefix }) => id.startsWith(`${prefix}-`)))
  return { areas, unknown: ours.filter((id) => !known.has(id)).toSorted() }
}

/** A table of all areas, then what has no test, area by area. */
export function coverageText({ areas, unknown }: Coverage): string {
  const all = areas.flatMap(({ tested, untested }) => [...tested, ...untested]).length
  const tested = areas.flatMap((area) => area.tested).length
  const width = Math.max(...areas.map(({ area }) => area.length), 'All'.length)
  const line = (name: string, some: number, of: number) =>
    `${name.padEnd(width)}  ${String(some).padStart(4)} of ${String(of).padStart(4)}  ${share(some, of)}`
  return [
    'Requirements with tests',
    '',
    ...areas.map((one) => line(one.area, one.tested.length, one.tested.length + one.untested.length)),
    line('All', tested, all),
    '',
    'Without a test',
    ...areas
      .filter(({ untested }) => untested.length > 0)
      .map(({ area, untested }) => `${area}: ${inRanges(untested)}`),
    ...(unknown.length > 0 ? ['', `Named by tests but not in the catalogue: ${unknown.join(', ')}`] : []),
  ].join('\n')
}

function share(some: number, of: number): string {
  return `${String(of === 0 ? 0 : Math.floor((100 * some) / of)).padStart(3)} %`
}

/** `HELP-001, HELP-003 to HELP-005` */
export function inRanges(ids: readonly string[]): string {
  const ranges: [first: string, last: string][] = []
  for (const id of ids) {
    const range = ranges.at(-1)
    if (range !== undefined && numberOf(range[1]) + 1 === numberOf(id)) range[1] = id
    else ranges.push([id, id])
  }
  return ranges.map(([first, last]) => (first === last ? first : `${first} to ${last}`)).join(', ')
}

function numberOf(id: string): number {
  return Number(id.slice(id.lastIndexOf('-') + 1))
}
