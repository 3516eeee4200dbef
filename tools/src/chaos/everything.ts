import { localDateOf } from '@isets/rules'
import { answerReferrals } from './errand/answering-referral.ts'
import { askForHelp } from './errand/asking-for-help.ts'
import { Pen, rowsOf, text, type Errand } from './errand/errand.ts'
import { overspend } from './errand/overspending.ts'
import { castOf, type Cast, type Provider } from './errand/people.ts'
import { staff } from './errand/staffing.ts'
import { writeNote } from './errand/writing-note.ts'
import { heldIn } from './held.ts'
import { ALL_VICTIMS } from './killer.ts'
import { judgeFacts, type Fact } from './ledger.ts'
import { seeded, type Random } from './random.ts'
import type { Ground, Scenario, Work } from './scenario.ts'

const LINES = 6
/** Writes of an errand, on the average. */
const WRITES_EACH = 4
/** Customers of a provider who are looked at, for notes and for costs. */
const CUSTOMERS_EACH = 8

/** Work of every kind through the gateway, while every service, NATS and PostgreSQL die in turn. */
export const everything: Scenario = { victims: ALL_VICTIMS, prepare }

async function prepare({ system, databases, seed, operations, say }: Ground): Promise<Work> {
  const { mailSink } = system
  if (!mailSink) throw new Error('The mail sink is missing')
  const random = seeded(seed)
  const kinds = await errandsOf(castOf(system), random, Math.ceil(operations / WRITES_EACH))
  const errands = mixed(kinds, Math.ceil(operations / WRITES_EACH))
  const told: Fact[] = []
  const counts = Object.entries(kinds).map(([kind, all]) => `${all.length} × ${kind}`)
  return {
    leftOut: Object.keys(kinds).filter((kind) => kinds[kind]?.length === 0),
    what: `${errands.length} errands of at most ${counts.join(', ')}`,
    perform: () => perform(errands, seed, told, say),
    judge: async () => judgeFacts(told, await heldIn(databases, seed, told), mailSink.received),
  }
}

type Kinds = Readonly<Record<string, readonly Errand[]>>

/** What can be done with the demo data, by kind. */
async function errandsOf(cast: Cast, random: Random, count: number): Promise<Kinds> {
  const today = localDateOf(new Date())
  const kinds: Record<string, Errand[]> = { help: [], referral: [], note: [], cost: [], packet: [] }
  for (const provider of cast.providers) {
    const customers = random.shuffled(await activeCustomers(provider))
    kinds['referral']?.push(...(await answerReferrals(provider, today)))
    for (const id of customers.slice(0, CUSTOMERS_EACH)) kinds['note']?.push(writeNote(id, provider, cast, today))
    for (const id of customers.slice(0, CUSTOMERS_EACH)) {
      const errand = await overspend(id, provider, cast)
      if (errand) kinds['cost']?.push(errand)
    }
    kinds['packet']?.push(...(await staff(provider)))
  }
  const helped = Array.from({ length: count }, () => random.between(0, cast.providers.length - 1))
  kinds['help'] = helped.flatMap((index) => cast.providers[index] ?? []).map((provider) => askForHelp(provider, cast))
  for (const [kind, all] of Object.entries(kinds)) {
    kinds[kind] = random.shuffled(all)
  }
  return kinds
}

async function activeCustomers({ worker }: Provider): Promise<string[]> {
  const rows = await rowsOf(worker.client, '/api/customers?status=active&pageSize=50')
  return rows.map((row) => text(row['id']))
}

/** One of each kind in turn, until there are `count`; help can always be asked for. */
function mixed(kinds: Kinds, count: number): Errand[] {
  const rounds = Array.from({ length: count }, (_, round) => Object.values(kinds).flatMap((all) => all[round] ?? []))
  return rounds.flat().slice(0, count)
}

async function perform(errands: readonly Errand[], seed: number, told: Fact[], say: (line: string) => void) {
  const rest = errands.entries()
  let repeated = 0
  let done = 0
  const line = async () => {
    for (const [index, errand] of rest) {
      const pen = new Pen(`chaos${seed}n${index}`, told)
      await errand(pen)
      repeated += pen.repeated
      done++
      if (done % 25 === 0) say(`${done} errands, ${told.length} writes acknowledged`)
    }
  }
  await Promise.all(Array.from({ length: LINES }, line))
  return repeated
}
