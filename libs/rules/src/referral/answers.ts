import type { RejectionReason } from '@isets/contracts'
import { OTHER_REASON } from './status.ts'

/** Field to sentence; empty when nothing is wrong. Dates are `YYYY-MM-DD`, today is that of Illinois. */
export type AnswerProblems = Record<string, string>

export type AcceptanceForm = { assessmentCompletedOn: string; expectedStartOn: string }

/** REF-047: the assessment lies behind, the start ahead. */
export function checkAcceptance({ assessmentCompletedOn, expectedStartOn }: AcceptanceForm, today: string) {
  const problems: AnswerProblems = {}
  if (assessmentCompletedOn > today) problems['assessmentCompletedOn'] = 'The assessment cannot lie in the future.'
  if (expectedStartOn < today) problems['expectedStartOn'] = 'The expected start date cannot lie in the past.'
  return problems
}

export type RejectionForm = {
  response: 'no_contact' | 'rejected'
  rejectedOn: string
  reasons: readonly RejectionReason[]
  note: string
}

/** REF-048, REF-049: a rejection has a date and, unless nobody could be reached, a reason; "Other" needs a note. */
export function checkRejection(
  { response, rejectedOn, reasons, note }: RejectionForm,
  submittedOn: string,
  today: string,
): AnswerProblems {
  const problems: AnswerProblems = {}
  if (rejectedOn > today) problems['rejectedOn'] = 'The rejection date cannot lie in the future.'
  else if (rejectedOn < submittedOn) problems['rejectedOn'] = 'The referral was submitted later than that.'
  if (response === 'rejected' && reasons.length === 0) problems['reasons'] = 'Please choose at least one reason.'
  if (reasons.includes(OTHER_REASON) && note === '') problems['note'] = 'Please say what the other reason is.'
  return problems
}

export type ReverseForm = {
  response: 'assessment_completed' | 'waiting_list'
  assessmentCompletedOn?: string | undefined
  expectedStartOn?: string | undefined
}

/** REF-024 to REF-026: an assessment that is said to be completed has a date, and the start that it led to. */
export function checkReverseReferral(
  { response, assessmentCompletedOn, expectedStartOn }: ReverseForm,
  today: string,
): AnswerProblems {
  const problems: AnswerProblems = {}
  if (response === 'assessment_completed' && assessmentCompletedOn === undefined) {
    problems['assessmentCompletedOn'] = 'Please enter the date of the assessment.'
  }
  if (response === 'assessment_completed' && expectedStartOn === undefined) {
    problems['expectedStartOn'] = 'Please enter the expected start date.'
  }
  if (assessmentCompletedOn !== undefined && assessmentCompletedOn > today) {
    problems['assessmentCompletedOn'] = 'The assessment cannot lie in the future.'
  }
  if (expectedStartOn !== undefined && expectedStartOn < today) {
    problems['expectedStartOn'] = 'The expected start date cannot lie in the past.'
  }
  return problems
}
