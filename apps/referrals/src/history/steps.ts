import fc from 'fast-check'
import { ACTS, SIDES, type ActName, type PlannedStep } from './acts.ts'
import { USUAL } from './choosing.ts'
import { PEOPLE } from './stage.ts'

type By = PlannedStep['by']

const WEIGHTS: Partial<Record<ActName, number>> = {
  ...{ decide: 5, accept: 5, waitList: 3, reject: 4, distribute: 4, rework: 5, wait: 6, revoke: 6, revokeOwn: 4 },
  ...{
    refer: 3,
    reverse: 2,
    sign: 2,
    give: 2,
    enrol: 4,
    leave: 3,
    contact: 2,
    report: 2,
    exit: 1,
    edit: 1,
    remove: 1,
    close: 1,
  },
}

const often = (yes: number, no: number) =>
  fc.oneof({ weight: yes, arbitrary: fc.constant(true) }, { weight: no, arbitrary: fc.constant(false) })
const details = {
  at: fc.nat({ max: 9 }),
  fits: often(5, 1),
  side: fc.nat({ max: SIDES.length - 1 }),
  yes: often(4, 1),
  days: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(1, 5, 20, 45) },
    { weight: 3, arbitrary: fc.constantFrom(59, 60) },
    { weight: 1, arbitrary: fc.constantFrom(200, 366, 500) },
  ),
}

const anyStep: fc.Arbitrary<PlannedStep> = fc
  .oneof(...(Object.keys(ACTS) as ActName[]).map((act) => ({ weight: WEIGHTS[act] ?? 1, arbitrary: fc.constant(act) })))
  .chain((act) =>
    fc.record({
      act: fc.constant(act),
      by: fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...USUAL[act]) },
        { weight: 1, arbitrary: fc.constantFrom(...PEOPLE) },
      ),
      ...details,
    }),
  )

/** Who asks whom: each needs the consent of that number. */
const ASKING: readonly (readonly [side: number, act: 'reverse' | 'refer', by: By])[] = [
  [0, 'reverse', 'a'],
  [1, 'reverse', 'b'],
  [1, 'reverse', 'everything'],
  [2, 'refer', 'wfd'],
  [3, 'refer', 'wfd'],
  [3, 'refer', 'admin'],
  [4, 'refer', 'a'],
  [5, 'refer', 'b'],
  [5, 'refer', 'everything'],
  [6, 'refer', 'office'],
]

/** A consent and what it is for. */
const asked: fc.Arbitrary<PlannedStep[]> = fc
  .tuple(fc.constantFrom(...ASKING), fc.constantFrom<By>('wfd', 'wfd', 'customer'), often(5, 1))
  .map(([[side, act, by], signs, yes]) => {
    const step = { at: 0, fits: true, side, yes, days: 1 }
    return [
      { ...step, act: signs === 'customer' ? 'give' : 'sign', by: signs },
      { ...step, act, by },
    ]
  })
/** What has to come next, by those whose act it is in most cases. */
const nextStep: fc.Arbitrary<PlannedStep> = fc.record({
  act: fc.constant('next' as const),
  by: fc.oneof(
    { weight: 6, arbitrary: fc.constant<By>('usual') },
    { weight: 1, arbitrary: fc.constantFrom<By>(...PEOPLE) },
  ),
  ...details,
})
const one = (step: fc.Arbitrary<PlannedStep>) => step.map((planned) => [planned])

/** Somebody asks, and then whatever people do with it; now and then somebody asks again. */
export const anyHistory: fc.Arbitrary<PlannedStep[]> = fc
  .tuple(
    asked,
    fc.array(
      fc.oneof(
        { weight: 1, arbitrary: asked },
        { weight: 5, arbitrary: one(nextStep) },
        { weight: 4, arbitrary: one(anyStep) },
      ),
      { minLength: 8, maxLength: 16 },
    ),
  )
  .map(([first, later]) => [first, ...later].flat())
