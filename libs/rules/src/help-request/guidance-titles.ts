import type { GuidanceCode } from '@isets/contracts'

/** Titles of the guidance apart from its words: every page with a history names it, few show it. */
export const GUIDANCE_TITLES: Readonly<Record<GuidanceCode, string>> = {
  'correct-attendance': 'Correct hours of attendance',
  'correct-approved-month': 'Correct a month that billing has approved',
  'correct-cost': 'Correct the cost of a supportive service',
  'correct-activity': 'Correct an activity of the employment plan',
  'correct-case-note': 'Correct a case note',
  'correct-screening': 'Correct answers of the Initial Screening',
  'correct-status': 'Correct the status of a customer',
}

/** The title for a code in the history, when it is one of guidance. */
export function guidanceTitle(code: string | null): string | undefined {
  return Object.entries(GUIDANCE_TITLES).find(([known]) => known === code)?.[1]
}
