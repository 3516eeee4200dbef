/** Whose disclosure a consent and a referral are about: a provider's to IDHS, or somebody's to a provider. */
export type Way = 'to IDHS' | 'to provider'

/** What happened to a customer, as a person would write it into a diary. `day` counts from the first. */
export type DiaryLine =
  | {
      readonly fact: 'asked'
      readonly day: number
      readonly referral: string
      readonly provider: string
      readonly way: Way
    }
  | { readonly fact: 'taken' | 'refused' | 'over'; readonly referral: string }
  | { readonly fact: 'consent revoked'; readonly provider: string; readonly way: Way }
  /** An FCRC has enrolled the customer in its own activities, or that enrolment has ended (REF-037). */
  | { readonly fact: 'served'; readonly on: string; readonly enrolment: string; readonly provider: string }
  | { readonly fact: 'left'; readonly enrolment: string }

const DAYS_TO_ANSWER = 60

/**
 * Which providers may see the customer on a day, by a plain reading of the diary: one was asked within the last 60 days
 * and has not answered, or was taken; and since then nobody has refused or ended it or taken the consent back. And an FCRC that serves the
 * customer in its own activities, or has done so in this fiscal year or the last.
 * @param today the same day, as a date
 */
export function mayPlainlySee(diary: readonly DiaryLine[], day: number, today = '2026-03-02'): string[] {
  const seeing = new Set<string>()
  for (const served of diary) {
    if (served.fact !== 'served') continue
    const hasLeft = diary.some((line) => line.fact === 'left' && line.enrolment === served.enrolment)
    if (!hasLeft || fiscalYear(today) - fiscalYear(served.on) <= 1) seeing.add(served.provider)
  }
  for (const [index, asked] of diary.entries()) {
    if (asked.fact !== 'asked') continue
    const since = diary.slice(index + 1)
    const revoked = since.some(
      (l) => l.fact === 'consent revoked' && l.provider === asked.provider && l.way === asked.way,
    )
    const facts = since.flatMap((l) => ('referral' in l && l.referral === asked.referral ? [l.fact] : []))
    const ended = revoked || facts.some((fact) => fact !== 'taken')
    if (!ended && (facts.length > 0 || day - asked.day < DAYS_TO_ANSWER)) seeing.add(asked.provider)
  }
  return [...seeing].toSorted()
}

/** From July on the next one. */
function fiscalYear(date: string): number {
  return Number(date.slice(0, 4)) + (date.slice(5, 7) >= '07' ? 1 : 0)
}
