import { HELP_REQUEST_STATUSES } from '@isets/rules'
import { page, searchOf, text, word, words } from '../list/list-search.ts'

export const MINE_SORTS = ['-updated', 'due', '-filed'] as const

/** `/help/requests?q=&status=&sort=&page=` */
export const parseMineSearch = searchOf({
  q: text(),
  status: words(HELP_REQUEST_STATUSES),
  sort: word(MINE_SORTS),
  page,
})

/** `/help/new?from=`: the page on which help was asked for. */
export const parseFilingSearch = searchOf({ from: text(2000) })
