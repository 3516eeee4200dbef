import * as z from 'zod'

export const SCREENING_STATUSES = ['draft', 'complete'] as const
export type ScreeningStatus = (typeof SCREENING_STATUSES)[number]

/** An answer: a text, a choice, several choices, yes or no, a number; `null` is taken back. */
export const ScreeningAnswer = z.union([
  z.string().max(2_000),
  z.array(z.string().max(60)).max(40),
  z.boolean(),
  z.number(),
  z.null(),
])
export type ScreeningAnswer = z.infer<typeof ScreeningAnswer>

/** Key of the question to its answer. Which questions there are says the form of that version, in libs/rules. */
export const ScreeningAnswers = z.record(z.string().max(60), ScreeningAnswer)
export type ScreeningAnswers = z.infer<typeof ScreeningAnswers>
