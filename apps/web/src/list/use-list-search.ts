import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { SearchRecord } from '../app/search-text.ts'
import { filtersIn, type ListSearch } from './list-search.ts'

/** Rows on one page of a list. */
export const PAGE_SIZE = 50

/** The address of a list page: what it holds, and how a filter, an order or a page changes it. */
export interface ListAddress<Search extends ListSearch = ListSearch> {
  search: Search
  page: number
  /** Whether anything narrows the list, so that an empty one can say why. */
  filtered: boolean
  /** Changes filters or order and starts at the first page. `replace` for typing, so that Back leaves the page. */
  filter: (change: Partial<Search>, replace?: boolean) => void
  /** Changes what is shown beside the list: the page stays. */
  show: (change: Partial<Search>, replace?: boolean) => void
  /** Takes all filters off; order and view stay. */
  clear: () => void
  toPage: (page: number, replace?: boolean) => void
}

/** Reads the address by the parser that its route has too. */
export function useListSearch<Search extends ListSearch>(parse: (raw: SearchRecord) => Search): ListAddress<Search> {
  const raw: SearchRecord = useSearch({ strict: false })
  const navigate = useNavigate()
  const search = useMemo(() => parse(raw), [parse, raw])
  const filters = filtersIn(search)
  const go = (change: object, replace = false) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, ...change }), replace })
  return {
    search,
    page: search.page ?? 1,
    filtered: filters.length > 0,
    filter: (change, replace) => go({ page: undefined, ...change }, replace),
    show: go,
    clear: () => go(Object.fromEntries(['page', ...filters].map((key) => [key, undefined]))),
    toPage: (page, replace) => go({ page: page > 1 ? page : undefined }, replace),
  }
}
