import { FAQ_ASKERS, FAQ_SUBJECTS, HELP_REQUEST_STATUSES, type FaqSubject } from '@isets/rules'
import { textFrom, type SearchRecord } from '../app/search-text.ts'
import { id, page, searchOf, text, word, words, type SearchOf } from '../list/list-search.ts'

export const MINE_SORTS = ['-updated', 'due', '-filed'] as const

/** The own requests, and all that those may read who look after others. */
export const REQUEST_VIEWS = ['mine', 'all'] as const

/** `/help/requests?view=&q=&status=&organisation=&sort=&page=` */
export const parseRequestsSearch = searchOf({
  view: word(REQUEST_VIEWS),
  organisation: id,
  q: text(),
  status: words(HELP_REQUEST_STATUSES),
  sort: word(MINE_SORTS),
  page,
})

export type RequestsSearch = SearchOf<typeof parseRequestsSearch>

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

/** `/questions/ask?about=HR-000123`: the question that goes on, as a mail names it. */
export const parseAskSearch = (raw: SearchRecord): { about?: string | undefined } => {
  const about = textFrom(raw['about'], 20)
  return { about: about !== undefined && /^HR-\d{1,12}$/.test(about) ? about : undefined }
}
