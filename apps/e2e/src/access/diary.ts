/** Who tells whom about the customer; `null` is IDHS. */
export interface Sides {
  readonly from: string | null
  readonly to: string | null
}

/** What happened to a customer, as a person would write it into a diary. `day` counts from the first. */
export type DiaryLine =
  /** The customer agreed that one side tells the other; signed on that day, which may lie before the first. */
  | { readonly fact: 'agreed'; readonly signed: number; readonly sides: Sides }
  | { readonly fact: 'agreement revoked'; readonly sides: Sides }
  | {
      readonly fact: 'asked'
      readonly day: number
      readonly referral: string
      readonly provider: string
      readonly sides: Sides
    }
  | { readonly fact: 'taken' | 'refused' | 'exited' | 'over'; readonly referral: string }
  /** An FCRC has enrolled the customer in its own activities, or that enrolment has ended (REF-037). */
  | { readonly fact: 'served'; readonly on: string; readonly enrolment: string; readonly provider: string }
  | { readonly fact: 'left'; readonly enrolment: string }

const DAYS_TO_ANSWER = 60
const DAYS_OF_AGREEMENT = 365

/**
 * Which providers may see the customer on a day, by a plain reading of the diary: one was asked, with an agreement that
 * still held, within the last 60 days and has not answered, or was taken; and since then nobody has refused or ended it,
 * and the customer has not taken back what this sender may tell this receiver. And an
 * FCRC that serves the customer in its own activities, or has done so in this fiscal year or the last.
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
    if (asked.fact !== 'asked' || !agreedBefore(diary, index, asked)) continue
    const since = diary.slice(index + 1)
    if (since.some((line) => line.fact === 'agreement revoked' && same(line.sides, asked.sides))) continue
    const facts = since.flatMap((line) => ('referral' in line && line.referral === asked.referral ? [line.fact] : []))
    const ended = facts.some((fact) => fact === 'refused' || fact === 'over' || fact === 'asked')
    if (!ended && (facts.includes('taken') || day - asked.day < DAYS_TO_ANSWER)) seeing.add(asked.provider)
  }
  return [...seeing].toSorted()
}

/** From July on the next one. */
function fiscalYear(date: string): number {
  return Number(date.slice(0, 4)) + (date.slice(5, 7) >= '07' ? 1 : 0)
}

/** Whether the customer had agreed, within a year, and neither revoked it nor left the service that it was given for. */
function agreedBefore(diary: readonly DiaryLine[], index: number, asked: { day: number; sides: Sides }): boolean {
  const sidesOf = (referral: string) => diary.findLast((l) => l.fact === 'asked' && l.referral === referral)
  const before = diary.slice(0, index)
  const ended = before.findLastIndex((line) => {
    if (line.fact === 'agreement revoked') return same(line.sides, asked.sides)
    const referral = line.fact === 'exited' ? sidesOf(line.referral) : undefined
    return referral?.fact === 'asked' && same(referral.sides, asked.sides)
  })
  return before
    .slice(ended + 1)
    .some(
      (line) => line.fact === 'agreed' && same(line.sides, asked.sides) && asked.day <= line.signed + DAYS_OF_AGREEMENT,
    )
}

function same(one: Sides, other: Sides): boolean {
  return one.from === other.from && one.to === other.to
}
