import { contract } from '@isets/contracts'
import { NOTHING } from '@isets/testing'
import fc from 'fast-check'
import { newCost } from '../test/customers.ts'
import { billed, MONTH, prepared } from '../test/staffing.ts'
import { counted } from './invariants.ts'
import { PEOPLE, type Person, type Stage, type World } from './stage.ts'

const api = contract.billing
const REASON = 'It came to light later'
const WRITTEN = {
  subtype: 'Work clothes',
  method: 'gift_card',
  quantity: 1,
  paidBy: 'grant',
  isEstimate: false,
} as const
const SNAP = ['employment', 'supportive_services', 'benefits_4333'] as const
const CHARGES = ['supportive_services', 'benefits_4333', 'total_charges'] as const

interface Asked {
  readonly by: Person
  /** Which of the costs, requests or amendments, counted round. */
  readonly at: number
  readonly cents: number
  readonly yes: boolean
  readonly isLate: boolean
}

type Act = (stage: Stage, world: World, asked: Asked) => Promise<unknown>

const pick = <One>(some: readonly One[], at: number): One => {
  const one = some[at % Math.max(1, some.length)]
  if (one === undefined) throw NOTHING
  return one
}
/** One that waits for this step, or any when none does. */
const pickWaiting = <One extends { readonly status: string }>(
  some: readonly One[],
  statuses: readonly string[],
  at: number,
): One => {
  const waiting = some.filter(({ status }) => statuses.includes(status))
  return pick(waiting.length > 0 ? waiting : some, at)
}

const as = ({ stand, people }: Stage, by: Person) => stand.as(people[by])
const packet = ({ packetId: id }: Stage, { packet: { version } }: World) => ({ id, version })

/** Several calls, each with the version that the one before has left. */
async function tick(stage: Stage, world: World, by: Person, part: 'reviewStaffing' | 'reviewBilling') {
  const { id, version: first } = packet(stage, world)
  let version = first
  for (const report of part === 'reviewBilling' ? CHARGES : SNAP) {
    ;({ version } = await as(stage, by).call(api[part], { id, version, report, reviewed: true }))
  }
}

/** Everything that people do with the money and the month of a customer. */
export const ACTS = {
  record: (stage, _world, { by, cents: unitCents, isLate }) => {
    const { customerId: id, activityId } = stage.whom
    const issuedOn = isLate ? `${MONTH}-20` : '2026-03-02'
    const cost = newCost({ id, activityId }, { unitCents, issuedOn, amendmentReason: REASON })
    return as(stage, by).call(api.recordCost, cost)
  },
  edit: (stage, { costs }, { by, at, cents: unitCents }) => {
    const { id, version, issued_on: issuedOn } = pick(counted(costs), at)
    const change = { id, version, issuedOn, unitCents, ...WRITTEN, amendmentReason: REASON }
    return as(stage, by).call(api.editCost, change)
  },
  remove: (stage, { costs }, { by, at }) => {
    const { id, version } = pick(counted(costs), at)
    return as(stage, by).call(api.deleteCost, { id, version, amendmentReason: REASON })
  },
  ask: (stage, { costs }, { by, at }) => {
    const over = counted(costs).filter(({ excess_cents }) => excess_cents > 0)
    const { id: costId, version } = pick(over, at)
    return as(stage, by).call(api.requestOverride, { costId, version, explanation: 'Required by the training' })
  },
  decide: (stage, { requests }, { by, at, yes }) => {
    const { id, version } = pickWaiting(requests, ['pending'], at)
    const decision = yes ? ('approve' as const) : ('deny' as const)
    return as(stage, by).call(api.decideOverride, { id, version, decision, reason: 'Looked at it' })
  },
  takeBackRequest: (stage, { requests }, { by, at }) => {
    const { id, version } = pick(requests, at)
    return as(stage, by).call(api.deleteOverride, { id, version })
  },
  prepare: (stage, _world, { by }) => prepared(stage.stand, stage.people[by], stage.packetId),
  submit: (stage, world, { by }) => as(stage, by).call(api.submitPacket, packet(stage, world)),
  review: (stage, world, { by }) => tick(stage, world, by, 'reviewStaffing'),
  approve: (stage, world, { by }) => as(stage, by).call(api.approvePacket, packet(stage, world)),
  unapprove: (stage, world, { by }) =>
    as(stage, by).call(api.unapprovePacket, { ...packet(stage, world), reason: REASON }),
  askToReopen: (stage, world, { by }) =>
    as(stage, by).call(api.requestChange, { ...packet(stage, world), reason: REASON }),
  answer: (stage, world, { by, yes }) =>
    as(stage, by).call(api.decideChange, { ...packet(stage, world), grant: yes, note: REASON }),
  reviewBilling: (stage, world, { by }) => tick(stage, world, by, 'reviewBilling'),
  approveBilling: (stage, world, { by }) => as(stage, by).call(api.approveBilling, packet(stage, world)),
  /** The whole month by those who are there for it. */
  bill: (stage) => billed(stage.stand, stage.here, stage.packetId),
  reviewAmendment: (stage, { amendments }, { by, at, yes: accept }) => {
    const { id, version } = pickWaiting(amendments, ['pending_review', 'provisionally_accepted'], at)
    return as(stage, by).call(api.reviewAmendment, { id, version, accept, note: REASON })
  },
  approveAmendment: (stage, { amendments }, { by, at, yes: accept }) => {
    const { id, version } = pickWaiting(amendments, ['reviewed'], at)
    return as(stage, by).call(api.approveAmendment, { id, version, accept, note: REASON })
  },
} as const satisfies Record<string, Act>

export type ActName = keyof typeof ACTS
/** Several calls: when one of them is refused, those before it stay. */
export const IN_PARTS: readonly ActName[] = ['prepare', 'review', 'reviewBilling', 'bill']

/** Who does what most of the time; the others try it now and then. */
const USUAL: Readonly<Record<ActName, readonly Person[]>> = {
  record: ['partner', 'everything', 'colleague'],
  edit: ['partner', 'colleague', 'admin'],
  remove: ['partner', 'admin'],
  ask: ['partner', 'everything', 'colleague'],
  decide: ['everything', 'idhs', 'admin'],
  takeBackRequest: ['partner', 'admin'],
  prepare: ['partner', 'everything'],
  submit: ['partner', 'everything'],
  review: ['manager', 'everything'],
  approve: ['manager', 'everything'],
  unapprove: ['manager', 'workforce'],
  askToReopen: ['partner'],
  answer: ['manager', 'workforce'],
  reviewBilling: ['billing', 'everything'],
  approveBilling: ['billing', 'everything'],
  bill: ['partner'],
  reviewAmendment: ['manager', 'everything', 'workforce'],
  approveAmendment: ['billing', 'everything'],
}

type Weights = Partial<Record<ActName, number>>
const BEFORE: Weights = { record: 5, edit: 4, ask: 5, decide: 5, bill: 0, reviewAmendment: 0, approveAmendment: 0 }
/** While the month is approved and not yet billed: all of these bounce off where they touch it. */
const FROZEN: Weights = { record: 6, edit: 6, remove: 4, ask: 2, decide: 2, prepare: 2, bill: 0 }
const AFTER: Weights = { record: 4, edit: 5, remove: 2, ask: 4, decide: 4, reviewAmendment: 7, approveAmendment: 6 }

export interface PlannedStep extends Asked {
  readonly act: ActName
}

/** Any step of anybody. */
function anyStep(weights: Weights): fc.Arbitrary<PlannedStep> {
  const acts = (Object.keys(ACTS) as ActName[]).map((act) => ({
    weight: weights[act] ?? 1,
    arbitrary: fc.constant(act),
  }))
  return fc.oneof(...acts).chain((act) =>
    fc.record({
      act: fc.constant(act),
      by: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...USUAL[act]) },
        { weight: 1, arbitrary: fc.constantFrom(...PEOPLE) },
      ),
      at: fc.nat({ max: 9 }),
      cents: fc.oneof(
        { weight: 2, arbitrary: fc.integer({ min: 1, max: 12_000 }) },
        { weight: 3, arbitrary: fc.integer({ min: 20_000, max: 33_000 }) },
      ),
      yes: fc.oneof({ weight: 2, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
      isLate: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    }),
  )
}

/** A step that leads on, by those who are there for it in most cases. */
function step(act: ActName, cents = 1): fc.Arbitrary<PlannedStep> {
  const [first = 'partner', ...others] = USUAL[act]
  const by = fc.oneof(
    { weight: 3, arbitrary: fc.constant(first) },
    { weight: 1, arbitrary: fc.constantFrom(first, ...others) },
  )
  return by.map((person) => ({ act, by: person, at: 0, cents, yes: true, isLate: true }))
}
const steps = (...acts: ActName[]) => fc.tuple(...acts.map((act) => step(act)))
const some = (weights: Weights, maxLength: number) => fc.array(anyStep(weights), { maxLength })
const flat = (...parts: fc.Arbitrary<PlannedStep[]>[]) => fc.tuple(...parts).map((all) => all.flat())
const perhaps = (part: fc.Arbitrary<PlannedStep[]>) => fc.oneof(part, fc.constant<PlannedStep[]>([]))

/** More than the cap, and what has to follow. */
const OVER = fc.tuple(step('record', 31_000), step('ask'), step('decide'))
/** What comes to light in a billed month, and what has to follow. */
const AMEND = fc.tuple(step('record', 2_000), step('reviewAmendment'), step('approveAmendment'))
const APPROVE = steps('prepare', 'submit', 'review', 'approve')
const REOPEN = fc.oneof(steps('unapprove'), steps('askToReopen', 'answer'))
const LATER = steps('reviewBilling', 'approveBilling')

/** How the month goes: billed at once, reopened on the way, or left as it is. */
const anyMonth = fc.oneof(
  { weight: 4, arbitrary: steps('bill') },
  { weight: 2, arbitrary: flat(APPROVE, some(FROZEN, 4), REOPEN, some(BEFORE, 3), APPROVE, LATER) },
  { weight: 1, arbitrary: flat(APPROVE, some(FROZEN, 5), LATER) },
  { weight: 1, arbitrary: flat(steps('prepare', 'submit', 'askToReopen', 'answer'), some(BEFORE, 2)) },
  { weight: 1, arbitrary: fc.constant<PlannedStep[]>([]) },
)

/** A month in which much happens, billed in most cases, and what comes to light later. */
export const anyHistory: fc.Arbitrary<PlannedStep[]> = flat(
  perhaps(OVER),
  some(BEFORE, 5),
  anyMonth,
  some(AFTER, 4),
  perhaps(AMEND),
  some(AFTER, 4),
  perhaps(OVER),
  some(AFTER, 3),
)
