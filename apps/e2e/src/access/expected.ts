import { mayPlainlySee, type DiaryLine } from '@isets/testing'
import { inOrder, LIVE, OF_REFERRALS, type Answers } from './answers.ts'
import type { Viewer } from './viewers.ts'

/** What was written down of a customer. */
interface Written {
  readonly customerId: string
  readonly diary: readonly DiaryLine[]
}
/** A day counted from the first, and as a date. */
interface Moment {
  readonly day: number
  readonly today: string
}

/** Customers whom a viewer may see, by a plain reading of their diaries. */
export function openTo<Known extends Written>({ sees }: Viewer, files: readonly Known[], at: Moment): readonly Known[] {
  if (sees === 'everybody') return files
  return files.filter(({ diary }) => mayPlainlySee(diary, at.day, at.today).some((id) => sees.includes(id)))
}

/**
 * Whom of these a viewer should meet on each way: the same on all, but who has never been referred is in no list of
 * referrals, and of whom nothing was ever told no page has heard. To IDHS a referral is there for good, to others as long
 * as it opens the customer to somebody.
 */
export function expectedOn(ways: readonly string[], viewer: Viewer, files: readonly Written[], at: Moment): Answers {
  const isReferred = ({ diary }: Written) =>
    viewer.sees === 'everybody'
      ? wasAsked(diary)
      : mayPlainlySee(
          diary.filter((line) => !isOwnService(line)),
          at.day,
          at.today,
        ).length > 0
  const isTold = ({ diary }: Written) => wasAsked(diary) || diary.some(isOwnService)
  const open = openTo(viewer, files, at)
  const onWay = (way: string) => {
    if (OF_REFERRALS.some((one) => one === way)) return open.filter(isReferred)
    return way === LIVE ? open.filter(isTold) : open
  }
  return Object.fromEntries(ways.map((way) => [way, inOrder(onWay(way).map(({ customerId }) => customerId))]))
}

function wasAsked(diary: readonly DiaryLine[]): boolean {
  return diary.some(({ fact }) => fact === 'asked')
}

/** What an FCRC does for the customer itself needs no referral (REF-037). */
function isOwnService({ fact }: DiaryLine): boolean {
  return fact === 'served'
}
