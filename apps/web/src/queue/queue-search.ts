import type { HelpRequestPriority, HelpRequestStatus } from '@isets/contracts'
import { HELP_REQUEST_STATUSES, PRIORITIES } from '@isets/rules'
import { oneOf, pageFrom, someOf, textFrom, type SearchRecord } from '../app/search-text.ts'

export const QUEUE_VIEWS = ['mine', 'unassigned', 'due', 'open', 'all'] as const
export const QUEUE_SORTS = ['due', '-due', 'updated', '-updated', 'priority', '-filed', 'number'] as const
export const PAGE_SIZE = 200

export interface QueueSearch {
  view?: (typeof QUEUE_VIEWS)[number]
  status?: HelpRequestStatus[]
  priority?: HelpRequestPriority[]
  category?: string
  q?: string
  sort?: (typeof QUEUE_SORTS)[number]
  page?: number
  /** The open request: its id or its number. */
  request?: string
}

/** `/support/queue?view=&status=&priority=&category=&q=&sort=&page=&request=` */
export function parseQueueSearch(raw: SearchRecord): QueueSearch {
  return {
    view: oneOf(QUEUE_VIEWS, raw['view']),
    status: someOf(HELP_REQUEST_STATUSES, raw['status']),
    priority: someOf(PRIORITIES, raw['priority']),
    category: textFrom(raw['category'], 60),
    q: textFrom(raw['q']),
    sort: oneOf(QUEUE_SORTS, raw['sort']),
    page: pageFrom(raw['page']),
    request: textFrom(raw['request'], 60),
  }
}

/** What the list is asked for. The open request is no filter. */
export function queueInput({ view, status, priority, category, q, sort, page }: QueueSearch) {
  return {
    view: view ?? 'open',
    sort: sort ?? 'due',
    q: q ?? '',
    status: status?.join(',') ?? '',
    priority: priority?.join(',') ?? '',
    category: category ?? '',
    page: page ?? 1,
    pageSize: PAGE_SIZE,
  }
}

/** Whether anything narrows the view, so that an empty list can say why. */
export function isFiltered({ status, priority, category, q }: QueueSearch): boolean {
  return Boolean(status ?? priority ?? category ?? q)
}

/** A changed filter starts at the first page and keeps the open request. */
export function withFilter(search: QueueSearch, change: Partial<QueueSearch>): QueueSearch {
  return { ...search, page: undefined, ...change }
}

/** The next order when a column's heading is pressed: up, then down. */
export function nextSort(current: QueueSearch['sort'], column: 'due' | 'updated'): QueueSearch['sort'] {
  if (column === 'updated') return current === '-updated' ? 'updated' : '-updated'
  return (current ?? 'due') === 'due' ? '-due' : undefined
}
