/** Who asks. */
export const FAQ_ASKERS = ['providers', 'state_staff'] as const
export type FaqAsker = (typeof FAQ_ASKERS)[number]
/** For whom a question is; `everybody` is shown to both. */
export type FaqAudience = FaqAsker | 'everybody'

export const FAQ_SUBJECTS = {
  access: 'Access and log-in',
  data: 'Data and reporting',
  features: 'Modules and features',
  support: 'Support',
} as const
export type FaqSubject = keyof typeof FAQ_SUBJECTS
