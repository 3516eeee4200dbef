import { addBusinessDays, CLOSE_WARNING_BUSINESS_DAYS, DAILY_DIGEST, nextSlot, WEEKLY_SUMMARY } from '@isets/rules'
import type { Filed } from '../errand/asking-for-help.ts'
import type { Pen } from '../errand/errand.ts'
import { answerInTime, closingOf, mailsAbout, type LeftRequests } from '../errand/leaving-request.ts'
import type { Agenda } from './agenda.ts'
import { digestsDue } from './digests.ts'
import type { Hand } from './hand.ts'
import type { TimedMail } from './timed-mail.ts'

/** Two days lie between the first and the last: an override that waits since before has become overdue. */
const MORNINGS = 3
const SOON_MS = 5_000

/** What people have left alone, so that the clock has something to do. */
export interface Left extends LeftRequests {
  /** Of the overrides that nobody decides. */
  readonly reminders: TimedMail[]
  /** Organisations with a referral that nobody touches. */
  readonly organisationIds: readonly string[]
}

/** Moves the clock through the next Monday morning and the days after it. */
export async function mornings(hand: Hand, { organisationIds, reminders }: Left): Promise<void> {
  let slot = nextSlot(hand.now(), WEEKLY_SUMMARY)
  for (let morning = 1; morning <= MORNINGS; morning++) {
    const moment = new Date(slot.getTime() + SOON_MS)
    const due = digestsDue(organisationIds, hand.now(), moment)
    await hand.moveTo(moment, morning === MORNINGS ? [...due, ...reminders] : due)
    slot = nextSlot(slot, DAILY_DIGEST)
  }
}

/** Moves the clock past the warnings of the requests that wait, then past the closings; some are answered in between. */
export async function closings(hand: Hand, left: Left, agenda: Agenda, pen: () => Pen): Promise<void> {
  const { organisationIds, silent, answeredInTime } = left
  const waiting = [...silent, ...answeredInTime]
  const warned = addBusinessDays(await lastClosing(waiting), -CLOSE_WARNING_BUSINESS_DAYS)
  const to = async (instant: Date, mails: readonly TimedMail[]) => {
    const moment = new Date(instant.getTime() + SOON_MS)
    await hand.moveTo(moment, [...mails, ...digestsDue(organisationIds, hand.now(), moment)])
  }
  await to(
    warned,
    waiting.flatMap((filed) => mailsAbout('warning', filed)),
  )
  await Promise.all(answeredInTime.map((filed) => answerInTime(pen(), filed, agenda)))
  await to(
    await lastClosing(silent),
    silent.flatMap((filed) => mailsAbout('closing', filed)),
  )
}

async function lastClosing(waiting: readonly Filed[]): Promise<Date> {
  const instants = (await Promise.all(waiting.map(closingOf))).map((instant) => instant.getTime())
  return new Date(Math.max(...instants))
}
