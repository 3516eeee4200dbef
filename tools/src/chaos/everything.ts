import { castOf } from './errand/people.ts'
import { errandsOf, leavings, mixed } from './errand/kinds.ts'
import { Lines } from './errand/lines.ts'
import { heldIn } from './held.ts'
import { ALL_VICTIMS } from './killer.ts'
import { judgeFacts, type Fact } from './ledger.ts'
import { MailCarrier } from './mail-carrier.ts'
import { seeded } from './random.ts'
import type { Verdict } from './oracle.ts'
import type { Ground, Scenario, Work } from './scenario.ts'
import { judgeTimed, type Agenda, type TimedVerdict } from './timed/agenda.ts'
import { closings, mornings, type Left } from './timed/course.ts'
import { pendingOfEach } from './timed/digests.ts'
import { Hand } from './timed/hand.ts'

/** Writes of an errand, on the average. */
const WRITES_EACH = 4

/**
 * Work of every kind through the gateway, while every service, NATS and PostgreSQL die in turn, and the clock goes on
 * through mornings with digests, reminders of overrides, and the closing of requests that nobody answers.
 */
export const everything: Scenario = { victims: ALL_VICTIMS, prepare }

async function prepare({ system, databases, killer, seed, operations, say }: Ground): Promise<Work> {
  const { mailSink, clock } = system
  if (!mailSink) throw new Error('The mail sink is missing')
  const alone = await pendingOfEach(databases)
  const agenda: Agenda = { due: [], forbidden: [] }
  const post = { inbox: mailSink, carrier: new MailCarrier(system.ports.mailIn) }
  const occasion = { cast: castOf(system), random: seeded(seed), alone: new Set(alone.values()), post, agenda }
  const count = Math.ceil(operations / WRITES_EACH)
  const kinds = await errandsOf(occasion, count)
  const errands = mixed(kinds, count)
  const half = Math.ceil(errands.length / 2)

  const left: Left = { silent: [], answeredInTime: [], reminders: [], organisationIds: [...alone.keys()] }
  const leaving = await leavings(occasion, left)
  const told: Fact[] = []
  if (alone.size === 0) throw new Error('The demo data has nobody who gets digests')
  const counts = Object.entries(kinds).map(([kind, all]) => `${all.length} × ${kind}`)
  return {
    leftOut: Object.keys(kinds).filter((kind) => kinds[kind]?.length === 0),
    what: `${errands.length} errands of at most ${counts.join(', ')}, ${leaving.length} things left to the clock`,
    perform: async () => {
      const lines = new Lines(seed, told, say)
      const strikes = seeded(seed + 2)
      const hand = new Hand({ clock, mailSink, agenda, say, moved: () => killer.strikeAtWork(strikes) })
      await lines.perform([...leaving, ...errands.slice(0, half)])
      await Promise.all([lines.perform(errands.slice(half)), mornings(hand, left)])
      await closings(hand, left, agenda, lines.pen)
      return lines.repeated
    },
    judge: async () => {
      const written = judgeFacts(told, await heldIn(databases, seed, told), mailSink.received)
      return together(written, agenda.due.length, judgeTimed(agenda, mailSink.received))
    },
  }
}

/** What people caused and what the clock caused, in one verdict. */
function together(written: Verdict, due: number, { timed, undue, ...mails }: TimedVerdict): Verdict {
  return {
    ...written,
    notices: written.notices + due,
    notMailed: [...written.notMailed, ...mails.notMailed],
    mailedTwice: [...written.mailedTwice, ...mails.mailedTwice],
    rawRepeats: written.rawRepeats + mails.rawRepeats,
    undue,
    timed,
  }
}
