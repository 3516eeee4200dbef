import type { ReceivedMail } from '@isets/testing'

/** Mails that no person sends but the business clock, known by their subjects. */
const SUBJECTS = {
  digest: /waits? for your answer/,
  summary: /waits? at your providers/,
  reminder: /: (undecided for \d+ hours|the decision is due)$/,
  warning: /: your request closes soon$/,
  closing: /: your request is closed$/,
} as const
export type TimedKind = keyof typeof SUBJECTS
export const TIMED_KINDS = Object.keys(SUBJECTS) as TimedKind[]

export interface TimedMail {
  readonly kind: TimedKind
  /** What tells it from others of its kind: the day of a digest or a summary (`Nov 24, 2026`), else the subject. */
  readonly about: string
  readonly to: string
}

/** A day in the words of a mail. */
const DAY = /\b[A-Z][a-z]{2} \d{1,2}, \d{4}\b/

/** In words; two mails with the same name are one that came twice. */
export function nameOf({ kind, about, to }: TimedMail): string {
  return `${kind} (${about}) → ${to}`
}

export function isOfADay(kind: TimedKind): boolean {
  return kind === 'digest' || kind === 'summary'
}

/** What a received mail is, for each who got it; empty when no clock has caused it. */
export function timedMailsIn({ subject, text, recipients }: ReceivedMail): TimedMail[] {
  const kind = TIMED_KINDS.find((one) => SUBJECTS[one].test(subject))
  if (kind === undefined) return []
  const about = isOfADay(kind) ? (DAY.exec(text)?.[0] ?? 'a day that it does not name') : subject
  return recipients.map((to) => ({ kind, about, to }))
}
