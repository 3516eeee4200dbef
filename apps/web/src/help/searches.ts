import { FAQ_ASKERS, FAQ_SUBJECTS, HELP_REQUEST_STATUSES, type FaqSubject } from '@isets/rules'
import { page, searchOf, text, word, words } from '../list/list-search.ts'

export const MINE_SORTS = ['-updated', 'due', '-filed'] as const

/** `/help/requests?q=&status=&sort=&page=` */
export const parseMineSearch = searchOf({
  q: text(),
  status: words(HELP_REQUEST_STATUSES),
  sort: word(MINE_SORTS),
  page,
})

/** `/help/faq?q=&audience=&subject=` */
export const parseFaqSearch = searchOf({
  q: text(),
  audience: word(FAQ_ASKERS),
  subject: word(Object.keys(FAQ_SUBJECTS) as FaqSubject[]),
  page,
})

/** `/help/articles?q=` */
export const parseArticlesSearch = searchOf({ q: text(), page })

/** `/help/new?from=`: the page on which help was asked for. */
export const parseFilingSearch = searchOf({ from: text(2000) })
