import { type ScreeningAnswer, type ScreeningAnswers } from '@isets/contracts'
import { findSsn, SSN_SENTENCE } from '../personal-data/social-security-number.ts'
import { SCREENING_FORM_1 } from './screening-form-1.ts'
import {
  isAsked,
  questionsOf,
  type QuestionKind,
  type ScreeningForm,
  type ScreeningQuestion,
  type ScreeningSection,
} from './screening-form.ts'

const FORMS: readonly ScreeningForm[] = [SCREENING_FORM_1]
/** The form that a new screening begins with. */
export const LATEST_SCREENING_FORM = SCREENING_FORM_1

/** The form of a version. @throws RangeError for a version that never was */
export function screeningForm(version: number): ScreeningForm {
  const form = FORMS.find((one) => one.version === version)
  if (!form) throw new RangeError(`There is no screening form ${version}`)
  return form
}

/** Key of the question to a sentence about its answer. */
export type ScreeningProblems = Partial<Record<string, string>>

const isEmpty = (answer: ScreeningAnswer | undefined): boolean =>
  answer === undefined || answer === null || answer === '' || (Array.isArray(answer) && answer.length === 0)

function numberProblem({ min = -Infinity, max = Infinity }: ScreeningQuestion, answer: ScreeningAnswer) {
  const fits = typeof answer === 'number' && Number.isFinite(answer) && answer >= min && answer <= max
  return fits ? undefined : `Enter a number from ${min} to ${max}.`
}

function choiceProblem({ choices = [] }: ScreeningQuestion, answer: ScreeningAnswer) {
  return choices.some(([value]) => value === answer) ? undefined : 'Choose one of the answers.'
}

function choicesProblem({ choices = [] }: ScreeningQuestion, answer: ScreeningAnswer) {
  const known = Array.isArray(answer) && answer.every((item) => choices.some(([value]) => value === item))
  if (!known) return 'Choose among the answers.'
  return answer.includes('none') && answer.length > 1 ? '"None" goes without the others.' : undefined
}

function textProblem(_question: ScreeningQuestion, answer: ScreeningAnswer) {
  if (typeof answer !== 'string') return 'Enter a text.'
  return findSsn(answer).length > 0 ? SSN_SENTENCE : undefined
}

const DATE = /^\d{4}-\d{2}-\d{2}$/
/** How the answer to each kind of question is checked; empty ones are not. */
const CHECKS = {
  text: textProblem,
  long_text: textProblem,
  yes_no: (_question, answer) => (typeof answer === 'boolean' ? undefined : 'Choose yes or no.'),
  choice: choiceProblem,
  choices: choicesProblem,
  number: numberProblem,
  date: (_question, answer) => (typeof answer === 'string' && DATE.test(answer) ? undefined : 'Enter a date.'),
} as const satisfies Record<QuestionKind, (question: ScreeningQuestion, answer: ScreeningAnswer) => string | undefined>

function problemOf(question: ScreeningQuestion, answers: ScreeningAnswers, complete: boolean): string | undefined {
  const answer = answers[question.key]
  if (answer === undefined || isEmpty(answer)) {
    return complete && question.required && isAsked(question, answers) ? 'This needs an answer.' : undefined
  }
  return CHECKS[question.kind](question, answer)
}

/**
 * What is wrong with the answers. A draft may leave out anything but may not hold what the form does not know; complete
 * means that every required question that is asked has its answer (ASMT-007).
 */
export function checkScreening(
  form: ScreeningForm,
  answers: ScreeningAnswers,
  { complete }: { readonly complete: boolean },
): ScreeningProblems {
  const questions = questionsOf(form)
  const unknown = Object.keys(answers).filter((key) => !questions.some((question) => question.key === key))
  const problems: [string, string][] = unknown.map((key) => [key, 'The form does not ask this.'])
  for (const question of questions) {
    const problem = problemOf(question, answers, complete)
    if (problem !== undefined) problems.push([question.key, problem])
  }
  return Object.fromEntries(problems)
}

/** ASMT-006: which sections are finished. */
export function finishedSections(form: ScreeningForm, answers: ScreeningAnswers): string[] {
  const isDone = ({ questions }: ScreeningSection) =>
    questions.every((question) => problemOf(question, answers, true) === undefined)
  return form.sections.filter(isDone).map(({ key }) => key)
}

/** Without the answers to questions that are not asked any more: what is submitted says nothing else. */
export function askedAnswers(form: ScreeningForm, answers: ScreeningAnswers): ScreeningAnswers {
  const asked = questionsOf(form).filter((question) => isAsked(question, answers) && !isEmpty(answers[question.key]))
  return Object.fromEntries(asked.map(({ key }) => [key, answers[key] ?? null]))
}
