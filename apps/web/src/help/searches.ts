import type { HelpRequestStatus } from '@isets/contracts'
import { HELP_REQUEST_STATUSES } from '@isets/rules'
import { oneOf, pageFrom, someOf, textFrom, type SearchRecord } from '../app/search-text.ts'

export const MINE_SORTS = ['-updated', 'due', '-filed'] as const

export interface MineSearch {
  q?: string
  status?: HelpRequestStatus[]
  sort?: (typeof MINE_SORTS)[number]
  page?: number
}

/** `/help/requests?q=&status=&page=&sort=` */
export function parseMineSearch(raw: SearchRecord): MineSearch {
  return {
    q: textFrom(raw['q']),
    status: someOf(HELP_REQUEST_STATUSES, raw['status']),
    sort: oneOf(MINE_SORTS, raw['sort']),
    page: pageFrom(raw['page']),
  }
}

/** `/help/new?from=`: the page on which help was asked for. */
export function parseFilingSearch(raw: SearchRecord): { from?: string } {
  return { from: textFrom(raw['from'], 2000) }
}
