import type { ContactType } from '@isets/contracts'
import { contactDateProblem, DAP_GUIDE, findSsn, SSN_SENTENCE } from '@isets/rules'
import type { FieldProblem } from '@isets/ui'

/** A note on its way, as the form holds it. */
export interface NoteDraft {
  contactOn: string
  contactType: ContactType | ''
  data: string
  analysis: string
  plan: string
  copyTo: readonly string[]
  /** NOTE-012: the server found the name of another customer, and somebody else is meant. */
  somebodyElse: boolean
}

export const EMPTY_DRAFT: NoteDraft = {
  contactOn: '',
  contactType: '',
  data: '',
  analysis: '',
  plan: '',
  copyTo: [],
  somebodyElse: false,
}

/** The words that a problem is told with. */
export interface DraftWords {
  day: string
  type: string
  part: (part: string) => string
}

export const fieldId = (name: string) => `note-${name}`

/** What has to be changed before the note can be saved; the server looks at the same again. */
export function draftProblems(draft: NoteDraft, today: string, words: DraftWords): FieldProblem[] {
  const late = draft.contactOn === '' ? words.day : contactDateProblem(draft.contactOn, today)
  return [
    ...(late === null ? [] : [{ fieldId: fieldId('contactOn'), message: late }]),
    ...(draft.contactType === '' ? [{ fieldId: fieldId('contactType'), message: words.type }] : []),
    ...DAP_GUIDE.flatMap(({ key, label }) => {
      const text = draft[key]
      if (text.trim().length < 3) return [{ fieldId: fieldId(key), message: words.part(label) }]
      return findSsn(text).length > 0 ? [{ fieldId: fieldId(key), message: `${label}: ${SSN_SENTENCE}` }] : []
    }),
  ]
}
