import { FAQ_ASKERS, FAQ_SUBJECTS, HELP_REQUEST_STATUSES, type FaqSubject } from '@isets/rules'
import { textFrom, type SearchRecord } from '../app/search-text.ts'
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

/** `/questions/ask?about=HR-000123`: the question that goes on, as a mail names it. */
export const parseAskSearch = (raw: SearchRecord): { about?: string | undefined } => {
  const about = textFrom(raw['about'], 20)
  return { about: about !== undefined && /^HR-\d{1,12}$/.test(about) ? about : undefined }
}
