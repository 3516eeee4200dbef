import { type ScreeningAnswers } from '@isets/contracts'

export type QuestionKind = 'text' | 'long_text' | 'yes_no' | 'choice' | 'choices' | 'number' | 'date'

/** Asked only when another question has one of these answers. */
export interface AskedWhen {
  readonly key: string
  readonly is: readonly (string | boolean)[]
}

export interface ScreeningQuestion {
  readonly key: string
  readonly label: string
  readonly kind: QuestionKind
  readonly required: boolean
  readonly help?: string
  readonly choices?: readonly (readonly [value: string, label: string])[]
  readonly min?: number
  readonly max?: number
  readonly when?: AskedWhen
}

export interface ScreeningSection {
  readonly key: string
  readonly title: string
  readonly questions: readonly ScreeningQuestion[]
}

export interface ScreeningForm {
  readonly version: number
  readonly sections: readonly ScreeningSection[]
}

/** Whether a question is asked, with these answers to the others. */
export function isAsked({ when }: ScreeningQuestion, answers: ScreeningAnswers): boolean {
  if (when === undefined) return true
  const answer = answers[when.key]
  const given = Array.isArray(answer) ? answer : [answer]
  return when.is.some((value) => given.some((one) => one === value))
}

/** Every question of a form, in order. */
export function questionsOf({ sections }: ScreeningForm): ScreeningQuestion[] {
  return sections.flatMap(({ questions }) => questions)
}
