import { oneOf, pageFrom, someOf, textFrom, type SearchRecord } from '../app/search-text.ts'

/** Reads one value of the address; nothing when it is not one that the list knows. */
export type Reader<Value> = (raw: unknown) => Value | undefined

type ReadBy<Readers> = { [Key in keyof Readers]?: Readers[Key] extends Reader<infer Value> ? Value : never }

/** What an address parser gives: `SearchOf<typeof parseUsersSearch>`. */
export type SearchOf<Parser extends (raw: SearchRecord) => unknown> = ReturnType<Parser>

/** Any text up to a length. */
export const text =
  (max = 200): Reader<string> =>
  (raw) =>
    textFrom(raw, max)

/** One of the known words. */
export const word =
  <const Word extends string>(words: readonly Word[]): Reader<Word> =>
  (raw) =>
    oneOf(words, raw)

/** Several of the known words, with commas between them. */
export const words =
  <const Word extends string>(known: readonly Word[]): Reader<Word[]> =>
  (raw) =>
    someOf(known, raw)

/** A page from 2 on. */
export const page: Reader<number> = pageFrom

/** A day as `YYYY-MM-DD`. */
export const day: Reader<string> = (raw) =>
  typeof raw === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(raw) && !Number.isNaN(Date.parse(raw)) ? raw : undefined

/** A month as `YYYY-MM`. */
export const month: Reader<string> = (raw) =>
  typeof raw === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(raw) ? raw : undefined

/** A fiscal year, named by its end. */
export const year: Reader<number> = (raw) => {
  const value = typeof raw === 'number' || typeof raw === 'string' ? Number(raw) : Number.NaN
  return Number.isInteger(value) && value >= 2000 && value <= 2100 ? value : undefined
}

/** The id of a record. */
export const id: Reader<string> = (raw) =>
  typeof raw === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(raw) ? raw : undefined

/** Something that is on; off is not worth a word in the address. */
export const flag: Reader<true> = (raw) => (raw === true || raw === 'true' ? true : undefined)

/**
 * Declares what an address of a list may hold, once: its parser for the route, its type for the page. Without zod,
 * which would weigh more than all parsers together.
 */
export function searchOf<const Readers extends Record<string, Reader<unknown>>>(
  readers: Readers,
): (raw: SearchRecord) => ReadBy<Readers> {
  return (raw) =>
    Object.fromEntries(Object.entries(readers).map(([key, read]) => [key, read(raw[key])])) as ReadBy<Readers>
}

/** What a list page can rely on in any address. */
export interface ListSearch {
  page?: number | undefined
}

const NO_FILTERS = new Set(['page', 'sort', 'view', 'request', 'note'])

/** The keys that narrow the list: everything but page, order, view and the open record. */
export function filtersIn(search: object): string[] {
  return Object.entries(search).flatMap(([key, value]) =>
    value === undefined || value === '' || NO_FILTERS.has(key) ? [] : [key],
  )
}
