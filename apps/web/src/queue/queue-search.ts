import { HELP_REQUEST_STATUSES, PRIORITIES } from '@isets/rules'
import { page, searchOf, text, word, words, type SearchOf } from '../list/list-search.ts'

export const QUEUE_VIEWS = ['mine', 'unassigned', 'due', 'open', 'all'] as const
/** In the order in which a heading takes its two. */
export const QUEUE_SORTS = ['due', '-due', '-updated', 'updated', 'priority', '-filed', 'number'] as const
export const PAGE_SIZE = 200

/** `/support/queue?view=&status=&priority=&category=&q=&sort=&page=&request=`: the last one is a request's id or number. */
export const parseQueueSearch = searchOf({
  view: word(QUEUE_VIEWS),
  status: words(HELP_REQUEST_STATUSES),
  priority: words(PRIORITIES),
  category: text(60),
  q: text(),
  sort: word(QUEUE_SORTS),
  page,
  request: text(60),
})
export type QueueSearch = SearchOf<typeof parseQueueSearch>

/** What the list is asked for. The open request is no filter. */
export function queueInput({ view, status, priority, category, q, sort, page: number }: QueueSearch) {
  return {
    view: view ?? 'open',
    sort: sort ?? 'due',
    q: q ?? '',
    status: status?.join(',') ?? '',
    priority: priority?.join(',') ?? '',
    category: category ?? '',
    page: number ?? 1,
    pageSize: PAGE_SIZE,
  }
}
