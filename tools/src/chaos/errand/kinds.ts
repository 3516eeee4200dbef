import type { DemoCustomer } from '@isets/demo'
import type { Random } from '../random.ts'
import type { Agenda } from '../timed/agenda.ts'
import type { Left } from '../timed/course.ts'
import { amend } from './amending.ts'
import { answerByMail, type Post } from './answering-by-mail.ts'
import { answerReferral, putOnWaitingList, waitingReferrals } from './answering-referral.ts'
import { arrive, newcomers, OUTCOMES } from './arriving.ts'
import { askForHelp } from './asking-for-help.ts'
import { attend } from './attending.ts'
import { consent } from './consenting.ts'
import { enrol } from './enrolling.ts'
import { rowsOf, text, type Errand } from './errand.ts'
import { feed } from './feeding.ts'
import { leaveWaiting } from './leaving-request.ts'
import { leaveUndecided, overspend } from './overspending.ts'
import type { Cast, Provider } from './people.ts'
import { staff } from './staffing.ts'
import { writeNote } from './writing-note.ts'

/** Customers of a provider who are looked at, for notes and for costs. */
const CUSTOMERS_EACH = 8
/** Of these, customers who sign a consent. */
const CONSENTS_EACH = 2
/** Providers whose people leave something waiting. */
const LEAVING = 3

export type Kinds = Readonly<Record<string, readonly Errand[]>>

export interface Occasion {
  readonly cast: Cast
  readonly random: Random
  /** Referrals that nobody may touch. */
  readonly alone: ReadonlySet<string>
  readonly post: Post
  readonly agenda: Agenda
}

/** What can be done with the demo data, by kind; help can be asked for `count` times. */
export async function errandsOf({ cast, random, alone, post, agenda }: Occasion, count: number): Promise<Kinds> {
  const { providers } = cast
  const arriving = random.shuffled(newcomers(cast.today()))
  const found = nothingYet()
  for (const [index, provider] of providers.entries()) {
    const customers = random.shuffled((await activeCustomers(provider)).slice(1)).slice(0, CUSTOMERS_EACH)
    const next = providers[(index + 1) % providers.length] ?? provider
    const { referral, waiting, enrolment } = await answers(provider, cast, alone)
    found.referral.push(...referral)
    found.waiting.push(...waiting)
    found.enrolment.push(...enrolment)
    found.arrival.push(...arrivals(arriving.slice(index * OUTCOMES.length), provider, cast))
    found.mail.push(answerByMail(provider, cast, post, agenda))
    const signing = customers.slice(0, CONSENTS_EACH)
    found.consent.push(...signing.map((id) => consent(id, provider, next, cast)))
    const { note, cost, attendance } = await caring(customers, provider, cast)
    found.note.push(...note)
    found.cost.push(...cost)
    found.attendance.push(...attendance)
    found.packet.push(...(await staff(provider)))
    const amendment = await amend(provider, cast)
    if (amendment) found.amendment.push(amendment)
  }
  const helped = Array.from({ length: count }, () => random.between(0, providers.length - 1))
  found.help = helped.flatMap((index) => providers[index] ?? []).map((provider) => askForHelp(provider, cast))
  found.feed.push(feed(cast))
  return Object.fromEntries(Object.entries(found).map(([kind, all]) => [kind, random.shuffled(all)]))
}

/** The kinds in the order in which `mixed` takes them. */
function nothingYet() {
  const none = (): Errand[] => []
  return {
    help: none(),
    mail: none(),
    arrival: none(),
    referral: none(),
    waiting: none(),
    enrolment: none(),
    consent: none(),
    note: none(),
    attendance: none(),
    cost: none(),
    packet: none(),
    amendment: none(),
    feed: none(),
  }
}

/** Newcomers of a provider, one for each way in which an arrival ends. */
function arrivals(arriving: readonly DemoCustomer[], provider: Provider, cast: Cast): Errand[] {
  return OUTCOMES.flatMap((outcome, at) => {
    const newcomer = arriving[at]
    return newcomer === undefined ? [] : [arrive(newcomer, provider, cast, outcome)]
  })
}

/** What the workers of a provider do for its customers: notes for all, costs and attendance where there are some. */
async function caring(customers: readonly string[], provider: Provider, cast: Cast) {
  const note: Errand[] = []
  const cost: Errand[] = []
  const attendance: Errand[] = []
  for (const [at, id] of customers.entries()) {
    note.push(writeNote(id, provider, cast, at % 2 === 0 ? 'approved' : 'rejected'))
    const spending = await overspend(id, provider, cast)
    if (spending) cost.push(spending)
    const attending = await attend(id, provider, cast)
    if (attending) attendance.push(attending)
  }
  return { note, cost, attendance }
}

/** Of the referrals of a provider a third leads to an enrolment, where the customer was screened, a third to the waiting list. */
async function answers(provider: Provider, cast: Cast, alone: ReadonlySet<string>) {
  const pending = (await waitingReferrals(provider)).filter(({ id }) => !alone.has(id))
  const referral: Errand[] = []
  const waiting: Errand[] = []
  const enrolment: Errand[] = []
  for (const [index, one] of pending.entries()) {
    if (index % 3 === 0) referral.push(answerReferral(one, provider, cast))
    else if (index % 3 === 1) waiting.push(putOnWaitingList(one, provider))
    else if (await isScreened(one.customerId, provider)) enrolment.push(enrol(one, provider))
  }
  return { referral, waiting, enrolment }
}

async function isScreened(customerId: string, { worker }: Provider): Promise<boolean> {
  return (await worker.client.read(`/api/customers/${customerId}`))['screenedOn'] !== null
}

/** What is begun and left alone until the clock has gone on: requests of the help desk and overrides. */
export async function leavings({ cast, random, agenda }: Occasion, left: Left): Promise<Errand[]> {
  const found = random.shuffled(cast.providers).map(async (provider) => {
    const [first] = await activeCustomers(provider)
    const undecided = first === undefined ? undefined : await leaveUndecided(first, provider, cast, left)
    return undecided === undefined ? [] : [[undecided, ...leaveWaiting(provider, cast, agenda, left)]]
  })
  const each = (await Promise.all(found)).flat()
  if (each.length < LEAVING) throw new Error('The demo data has nobody with a cap to go over')
  return each.slice(0, LEAVING).flat()
}

/** The first of them is kept for what is left alone. */
async function activeCustomers({ worker }: Provider): Promise<string[]> {
  const rows = await rowsOf(worker.client, '/api/customers?status=active&pageSize=50')
  return rows.map((row) => text(row['id']))
}

/** One of each kind in turn, until there are `count`; help can always be asked for. */
export function mixed(kinds: Kinds, count: number): Errand[] {
  const rounds = Array.from({ length: count }, (_, round) => Object.values(kinds).flatMap((all) => all[round] ?? []))
  return rounds.flat().slice(0, count)
}
