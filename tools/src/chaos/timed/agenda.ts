import type { ReceivedMail } from '@isets/testing'
import { isOfADay, nameOf, TIMED_KINDS, timedMailsIn, type TimedKind, type TimedMail } from './timed-mail.ts'

/** What the clock has to cause until the end of a run, and what it must never. Grows while the run goes on. */
export interface Agenda {
  readonly due: TimedMail[]
  readonly forbidden: TimedMail[]
}

export interface TimedVerdict {
  readonly notMailed: readonly string[]
  /** One mail under different Message-IDs, due or not. */
  readonly mailedTwice: readonly string[]
  /** Mailed although forbidden, and digests of a judged day to somebody who gets none. */
  readonly undue: readonly string[]
  readonly rawRepeats: number
  /** How many of each kind were due, and how many of these have come. */
  readonly timed: Readonly<Record<TimedKind, { readonly due: number; readonly mailed: number }>>
}

/** Compares the agenda with what the mailboxes hold; the system's own ledger is not asked. */
export function judgeTimed({ due, forbidden }: Agenda, mails: readonly ReceivedMail[]): TimedVerdict {
  const arrived = arrivals(mails)
  const expected = new Set(due.map(nameOf))
  const banned = new Set(forbidden.map(nameOf))
  const judgedDays = new Set(due.filter(({ kind }) => isOfADay(kind)).map(dayOf))
  const isUndue = ([name, { mail }]: [string, Arrival]) =>
    banned.has(name) || (isOfADay(mail.kind) && judgedDays.has(dayOf(mail)) && !expected.has(name))
  const counted = TIMED_KINDS.map((kind) => {
    const names = [...new Set(due.filter((one) => one.kind === kind).map(nameOf))]
    return [kind, { due: names.length, mailed: names.filter((name) => arrived.has(name)).length }]
  })
  return {
    notMailed: [...expected].filter((name) => !arrived.has(name)),
    mailedTwice: [...arrived].filter(([, { ids }]) => new Set(ids).size > 1).map(([name]) => name),
    undue: [...arrived].filter(isUndue).map(([name]) => name),
    rawRepeats: [...arrived.values()].reduce((sum, { ids }) => sum + ids.length - new Set(ids).size, 0),
    timed: Object.fromEntries(counted) as TimedVerdict['timed'],
  }
}

/** Those of `mails` that have not come yet. */
export function missing(due: readonly TimedMail[], mails: readonly ReceivedMail[]): TimedMail[] {
  const arrived = arrivals(mails)
  return due.filter((mail) => !arrived.has(nameOf(mail)))
}

interface Arrival {
  readonly mail: TimedMail
  /** The Message-ID of each copy. */
  readonly ids: string[]
}

function arrivals(mails: readonly ReceivedMail[]): Map<string, Arrival> {
  const arrived = new Map<string, Arrival>()
  for (const received of mails) {
    for (const mail of timedMailsIn(received)) {
      const arrival = arrived.get(nameOf(mail)) ?? { mail, ids: [] }
      arrival.ids.push(received.messageId)
      arrived.set(nameOf(mail), arrival)
    }
  }
  return arrived
}

function dayOf({ kind, about }: TimedMail): string {
  return `${kind} ${about}`
}
