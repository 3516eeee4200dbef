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

const DAYS_TO_ANSWER = 60

/**
 * Which providers may see the customer on a day, by a plain reading of the diary: one was asked within the last 60 days
 * and has not answered, or was taken; and since then nobody has refused or ended it or taken the consent back.
 */
export function mayPlainlySee(diary: readonly DiaryLine[], day: number): string[] {
  const seeing = new Set<string>()
  for (const [index, asked] of diary.entries()) {
    if (asked.fact !== 'asked') continue
    const since = diary.slice(index + 1)
    const revoked = since.some(
      (l) => l.fact === 'consent revoked' && l.provider === asked.provider && l.way === asked.way,
    )
    const facts = since.filter((l) => l.fact !== 'consent revoked' && l.referral === asked.referral).map((l) => l.fact)
    const ended = revoked || facts.some((fact) => fact !== 'taken')
    if (!ended && (facts.length > 0 || day - asked.day < DAYS_TO_ANSWER)) seeing.add(asked.provider)
  }
  return [...seeing].toSorted()
}
