import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as contracts from '@isets/contracts'
import { CHECKOUT } from '@isets/testing'

/** One line of the map: who tells of what, and who hears it through a consumer. */
export interface EventRoute {
  readonly from: string
  readonly event: string
  readonly heardBy: readonly string[]
}

interface Definition {
  readonly service: string
  readonly type: string
}

const DEFINITIONS = definitionsByName()

/** `caseworkEvents.customerChanged` and `customerChanged`, as sources name an event, to its definition. */
function definitionsByName(): ReadonlyMap<string, Definition> {
  const groups = Object.entries(contracts).filter(([name]) => name.endsWith('Events'))
  return new Map(
    groups.flatMap(([group, events]) =>
      Object.entries(events as Readonly<Record<string, Definition>>).flatMap(
        ([name, definition]): [string, Definition][] => [
          [name, definition],
          [`${group}.${name}`, definition],
        ],
      ),
    ),
  )
}

/** A file of a service. */
export interface Source {
  readonly service: string
  readonly text: string
}

/** All files of the services of this checkout, but their tests. */
export function sourcesOfServices(): Source[] {
  const apps = join(CHECKOUT, 'apps')
  return globSync('*/src/**/*.ts', { cwd: apps })
    .filter((file) => !file.endsWith('spec.ts'))
    .map((file) => ({ service: file.split('/')[0] ?? '', text: readFileSync(join(apps, file), 'utf8') }))
}

/** What the sources of the services say: each `@Consumes` with the service that it stands in. */
export function consumed(sources: readonly Source[]): EventRoute[] {
  const heard = new Map<Definition, Set<string>>()
  for (const { service, text } of sources) {
    for (const [, name = ''] of text.matchAll(/@Consumes\(\s*([\w.]+)/g)) {
      const definition = DEFINITIONS.get(name)
      if (definition === undefined) throw new Error(`${service} consumes ${name}, which no contract declares`)
      heard.set(definition, (heard.get(definition) ?? new Set()).add(service))
    }
  }
  return sorted([...heard].map(([{ service, type }, by]) => ({ from: service, event: type, heardBy: [...by].sort() })))
}

/** What the table of a README says: `| from | event | heard by |`, with or without the mark of the newest state. */
export function written(readme: string): EventRoute[] {
  const rows = readme.matchAll(/^\| ([a-z-]+) +\| `([a-z-]+)`\*? +\| ([a-z, -]+?) *\|$/gm)
  return sorted(
    [...rows].map(([, from = '', event = '', by = '']) => ({ from, event, heardBy: by.split(', ').toSorted() })),
  )
}

/** In the order of the map. */
export function sorted(routes: readonly EventRoute[]): EventRoute[] {
  return routes.toSorted((a, b) => `${a.from} ${a.event}`.localeCompare(`${b.from} ${b.event}`))
}
