import { day, id, page, searchOf, text, word } from '../list/list-search.ts'
import { DELETION_STATUSES, TASKS } from './labels.ts'

/** `/deletion-requests?q=&status=&sort=&page=`; without a status those that are not reviewed (NOTE-015). */
export const parseDeletionsSearch = searchOf({
  q: text(),
  status: word([...DELETION_STATUSES, 'every'] as const),
  sort: word(['requested', '-requested'] as const),
  page,
})

/** `/customers/<id>/notes?note=` */
export const parseCustomerNotesSearch = searchOf({ note: id })

/** `/organisation-notes?q=&organisation=&task=&delivery=&from=&to=&note=&page=` */
export const parseOrganisationNotesSearch = searchOf({
  q: text(),
  organisation: id,
  task: word(TASKS),
  delivery: word(['saved', 'sent', 'to_me'] as const),
  from: day,
  to: day,
  note: id,
  page,
})
