import type { Subject } from '@isets/contracts'
import type { EntityManager } from '@mikro-orm/postgresql'
import { currentScope } from '../bus/request-scope.ts'
import { recordAudit } from './record-audit.ts'

/** Parts of a list's input that choose no rows. */
const NO_FILTERS = new Set(['page', 'pageSize', 'sort'])

export interface Listing {
  readonly objectType: Subject
  /** The input of the call: the names of its filters are kept, what was looked for is not. */
  readonly input: object
  /** How many rows were shown. */
  readonly shown: number
}

/** Audits the reading of a list or a search: one row for all that was shown, written with the commit. */
export function recordListing(em: EntityManager, { objectType, input, shown }: Listing): void {
  const names = filterNames(input)
  const by = names.length === 0 ? '' : ` by ${names.join(', ')}`
  const purpose = `${currentScope().call?.operation.name ?? 'list'}${by}`
  recordAudit(em, { action: 'read', objectType, objectId: `rows: ${shown}`, purpose })
}

/** The filters that are set, in a steady order. */
export function filterNames(input: object): string[] {
  return Object.entries(input)
    .filter(([name, value]) => !NO_FILTERS.has(name) && isSet(value))
    .map(([name]) => name)
    .toSorted()
}

function isSet(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return false
  return !Array.isArray(value) || value.length > 0
}
