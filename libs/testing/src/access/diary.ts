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
      /** Any agreement of these allows it: what an FCRC has begun, IDHS and the FCRC may both tell. */
      readonly sides: readonly Sides[]
    }
  | { readonly fact: 'taken' | 'refused' | 'exited' | 'over'; readonly referral: string }
  /** An FCRC has enrolled the customer in its own activities (REF-037). */
  | { readonly fact: 'served'; readonly on: string; readonly enrolment: string; readonly provider: string }
  /** A provider has enrolled the customer after a referral. */
  | { readonly fact: 'enrolled'; readonly enrolment: string }
  /** An enrolment has ended. */
  | { readonly fact: 'left'; readonly enrolment: string }

type Asked = Extract<DiaryLine, { fact: 'asked' }>

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
    if (asked.fact !== 'asked' || !asked.sides.some((sides) => agreedBefore(diary, index, asked.day, sides))) continue
    const since = diary.slice(index + 1)
    if (since.some((line) => line.fact === 'agreement revoked' && among(asked.sides, line.sides))) continue
    const facts = since.flatMap((line) => ('referral' in line && line.referral === asked.referral ? [line.fact] : []))
    const ended = facts.some((fact) => fact === 'refused' || fact === 'over' || fact === 'asked')
    if (!ended && (facts.includes('taken') || day - asked.day < DAYS_TO_ANSWER)) seeing.add(asked.provider)
  }
  return [...seeing].toSorted()
}

/**
 * What is over on a day without anybody doing anything: what was asked for in the fiscal year before the last or earlier,
 * while the customer takes part nowhere (REF-058). To be added to the diary whenever time has passed.
 */
export function overByTime(diary: readonly DiaryLine[], day: number, today: string): DiaryLine[] {
  if (takesPart(diary)) return []
  const ids = new Set(diary.flatMap((line) => (line.fact === 'asked' ? [line.referral] : [])))
  return [...ids].flatMap((referral) => {
    const asked = lastAsked(diary, referral)
    const old = asked !== undefined && fiscalYear(today) - fiscalYear(daysLater(today, asked.day - day)) > 1
    return old ? [{ fact: 'over' as const, referral }] : []
  })
}

function takesPart(diary: readonly DiaryLine[]): boolean {
  return diary.some((line, index) => {
    if (line.fact !== 'served' && line.fact !== 'enrolled') return false
    return !diary.slice(index).some((later) => later.fact === 'left' && later.enrolment === line.enrolment)
  })
}

function lastAsked(diary: readonly DiaryLine[], referral: string): Asked | undefined {
  return diary.findLast((line): line is Asked => line.fact === 'asked' && line.referral === referral)
}

/** From July on the next one. */
function fiscalYear(date: string): number {
  return Number(date.slice(0, 4)) + (date.slice(5, 7) >= '07' ? 1 : 0)
}

function daysLater(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * 24 * 3_600_000).toISOString().slice(0, 10)
}

/** Whether the customer had agreed, within a year, and neither revoked it nor left the service that it was given for. */
function agreedBefore(diary: readonly DiaryLine[], index: number, day: number, sides: Sides): boolean {
  const before = diary.slice(0, index)
  const ended = before.findLastIndex((line, at) => {
    if (line.fact === 'agreement revoked') return same(line.sides, sides)
    const left = line.fact === 'exited' ? lastAsked(before.slice(0, at), line.referral) : undefined
    return left !== undefined && among(left.sides, sides)
  })
  return before
    .slice(ended + 1)
    .some((line) => line.fact === 'agreed' && same(line.sides, sides) && day <= line.signed + DAYS_OF_AGREEMENT)
}

function among(several: readonly Sides[], one: Sides): boolean {
  return several.some((sides) => same(sides, one))
}

function same(one: Sides, other: Sides): boolean {
  return one.from === other.from && one.to === other.to
}
