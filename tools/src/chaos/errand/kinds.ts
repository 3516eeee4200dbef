import type { Random } from '../random.ts'
import type { Agenda } from '../timed/agenda.ts'
import type { Left } from '../timed/course.ts'
import { answerReferral, waitingReferrals } from './answering-referral.ts'
import { askForHelp } from './asking-for-help.ts'
import { rowsOf, text, type Errand } from './errand.ts'
import { leaveWaiting } from './leaving-request.ts'
import { leaveUndecided, overspend } from './overspending.ts'
import type { Cast, Provider } from './people.ts'
import { staff } from './staffing.ts'
import { writeNote } from './writing-note.ts'

/** Customers of a provider who are looked at, for notes and for costs. */
const CUSTOMERS_EACH = 8
/** Providers whose people leave something waiting. */
const LEAVING = 3

export type Kinds = Readonly<Record<string, readonly Errand[]>>

export interface Occasion {
  readonly cast: Cast
  readonly random: Random
  /** Referrals that nobody may touch. */
  readonly alone: ReadonlySet<string>
}

/** What can be done with the demo data, by kind; help can be asked for `count` times. */
export async function errandsOf({ cast, random, alone }: Occasion, count: number): Promise<Kinds> {
  const { providers } = cast
  const kinds = { help: [], referral: [], note: [], cost: [], packet: [] }
  const found: Record<keyof typeof kinds, Errand[]> = kinds
  for (const provider of providers) {
    const customers = random.shuffled(await activeCustomers(provider)).slice(0, CUSTOMERS_EACH)
    const waiting = (await waitingReferrals(provider)).filter(({ id }) => !alone.has(id))
    found.referral.push(...waiting.map((one) => answerReferral(one, provider, cast)))
    for (const id of customers) found.note.push(writeNote(id, provider, cast))
    for (const id of customers) {
      const errand = await overspend(id, provider, cast)
      if (errand) found.cost.push(errand)
    }
    found.packet.push(...(await staff(provider)))
  }
  const helped = Array.from({ length: count }, () => random.between(0, providers.length - 1))
  found.help = helped.flatMap((index) => providers[index] ?? []).map((provider) => askForHelp(provider, cast))
  return Object.fromEntries(Object.entries(found).map(([kind, all]) => [kind, random.shuffled(all)]))
}

/** What is begun and left alone until the clock has gone on: requests of the help desk and overrides. */
export async function leavings({ cast, random }: Occasion, agenda: Agenda, left: Left): Promise<Errand[]> {
  const found = random.shuffled(cast.providers).map(async (provider) => {
    const [last] = (await activeCustomers(provider)).slice(-1)
    const undecided = last === undefined ? undefined : await leaveUndecided(last, provider, cast, left)
    return undecided === undefined ? [] : [[undecided, ...leaveWaiting(provider, cast, agenda, left)]]
  })
  const each = (await Promise.all(found)).flat()
  if (each.length < LEAVING) throw new Error('The demo data has nobody with a cap to go over')
  return each.slice(0, LEAVING).flat()
}

async function activeCustomers({ worker }: Provider): Promise<string[]> {
  const rows = await rowsOf(worker.client, '/api/customers?status=active&pageSize=50')
  return rows.map((row) => text(row['id']))
}

/** One of each kind in turn, until there are `count`; help can always be asked for. */
export function mixed(kinds: Kinds, count: number): Errand[] {
  const rounds = Array.from({ length: count }, (_, round) => Object.values(kinds).flatMap((all) => all[round] ?? []))
  return rounds.flat().slice(0, count)
}
