import type { OrganisationNoteTask } from '@isets/contracts'
import { contactDateProblem, findSsn, SSN_SENTENCE } from '@isets/rules'
import type { FieldProblem } from '@isets/ui'

/** A note about an organisation on its way, as the form holds it. */
export interface OrganisationNoteDraft {
  organisationId: string
  contactOn: string
  task: OrganisationNoteTask | ''
  subject: string
  message: string
  send: boolean
  sendTo: readonly string[]
}

/** The words that a problem is told with. */
export type DraftWords = Record<'organisation' | 'day' | 'task' | 'subject' | 'message' | 'recipients', string>

export const fieldId = (name: string) => `organisation-note-${name}`

/** What has to be changed before the note can be saved (NOTE-003); the server looks at the same again. */
export function draftProblems(draft: OrganisationNoteDraft, today: string, words: DraftWords): FieldProblem[] {
  const problem = (name: string, message: string | null) => (message ? [{ fieldId: fieldId(name), message }] : [])
  const late = draft.contactOn === '' ? words.day : contactDateProblem(draft.contactOn, today)
  return [
    ...problem('organisationId', draft.organisationId === '' ? words.organisation : null),
    ...problem('task', draft.task === '' ? words.task : null),
    ...problem('contactOn', late),
    ...problem('subject', textProblem(draft.subject, words.subject)),
    ...problem('message', textProblem(draft.message, words.message)),
    ...problem('sendTo', draft.send && draft.sendTo.length === 0 ? words.recipients : null),
  ]
}

function textProblem(text: string, missing: string): string | null {
  if (text.trim().length < 3) return missing
  return findSsn(text).length > 0 ? SSN_SENTENCE : null
}
