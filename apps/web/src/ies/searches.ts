import type { ImportStatus, IesOutcome } from '@isets/contracts'
import { page, searchOf, text, word } from '../list/list-search.ts'

/** Written again from the contract, whose modules would bring zod into the bundle; the type holds them equal. */
export const IMPORT_STATUSES = [
  'waiting',
  'reading',
  'checked',
  'applying',
  'held',
  'leaving',
  'finished',
  'failed',
] as const satisfies readonly ImportStatus[]

/** `/ies/imports?status=&page=` */
export const parseImportsSearch = searchOf({ status: word(IMPORT_STATUSES), page })

/** `/ies/imports/<id>?column=&page=` */
export const parseImportSearch = searchOf({ column: text(40), page })

export const LOOKUP_OUTCOMES = ['eligible', 'not_eligible', 'not_found'] as const satisfies readonly IesOutcome[]

/** `/ies/lookups?outcome=&page=` */
export const parseLookupsSearch = searchOf({ outcome: word(LOOKUP_OUTCOMES), page })

const RUNNING: readonly ImportStatus[] = ['waiting', 'reading', 'applying', 'leaving']

/** Whether the import moves by itself, so that the page has to follow it. */
export function isRunning({ status }: { status: ImportStatus }): boolean {
  return RUNNING.includes(status)
}

/** How often a running import is looked at, in milliseconds. */
export const FOLLOW_MS = 1_000
/** One that waits for its day or for a decision may be moved by somebody else. */
const LOOK_AGAIN_MS = 30_000
const DONE: readonly ImportStatus[] = ['finished', 'failed']

/** How often these imports have to be looked at; not at all once all of them are done. */
export function followEvery(imports: readonly { status: ImportStatus }[]): number | false {
  if (imports.some(isRunning)) return FOLLOW_MS
  return imports.some(({ status }) => !DONE.includes(status)) ? LOOK_AGAIN_MS : false
}
