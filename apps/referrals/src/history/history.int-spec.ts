import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Refusal } from '@isets/contracts'
import { Histories } from '@isets/testing'
import fc from 'fast-check'
import { startStand, type ReferralsStand } from '../test/stand.ts'
import { ACTS, NOTHING, type Doing, type PlannedStep } from './acts.ts'
import { doingOf } from './choosing.ts'
import { writeDown } from './diary-keeping.ts'
import { check, plainlySeeing } from './invariants.ts'
import { newStage, prepare, putAway, worldOf, type Stage } from './stage.ts'
import { anyHistory } from './steps.ts'

const REFUSALS = ['FORBIDDEN', 'NOT_FOUND', 'WRONG_STATUS', 'INVALID', 'STALE']
/** The histories go where the invariants matter. */
const REACHED = [
  'reverse',
  'refer',
  'decide',
  'accept',
  'waitList',
  'reject',
  'rework',
  'revoke',
  'wait',
  'enrol',
  'leave',
]

const histories = new Histories('referral', { seed: 20_261_122, runs: 20 })
let stand: ReferralsStand
beforeAll(async () => {
  stand = await startStand()
  await prepare(stand)
})
afterAll(async () => {
  histories.tell()
  await stand.stop()
})

/** Refusals are answers; anything else that goes wrong fails the test. */
async function refusalOf(doing: Doing): Promise<string | null> {
  try {
    await ACTS[doing.step.act](doing)
    return null
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem
    expect(REFUSALS).toContain(problem.code)
    return problem.code
  }
}

/** One step of one person, or of time, against the service, with everything that has to hold afterwards. */
async function take(stage: Stage, step: PlannedStep): Promise<void> {
  stage.stand.clock.advance({ minutes: 1 })
  const seeing = plainlySeeing(stage)
  const before = stage.world
  const doing = doingOf(stage, step)
  const refusedWith = await refusalOf(doing)
  histories.took(doing.step.act, refusedWith === null)
  stage.world = await worldOf(stage.stand, stage.customerId)
  if (refusedWith === null) writeDown(doing, before)
  await check(doing, { before, seeing, refusedWith })
}

async function play(steps: readonly PlannedStep[]): Promise<void> {
  const stage = await newStage(stand)
  for (const [index, step] of steps.entries()) {
    try {
      await take(stage, step)
    } catch (problem) {
      if (problem !== NOTHING) throw new Error(`Step ${index}: ${JSON.stringify(step)}`, { cause: problem })
    }
  }
  await putAway(stage)
}

describe('random histories of a customer’s referrals and consents, against the service', () => {
  it(
    'REF-002 REF-008 REF-021 REF-052 REF-053 REF-058 follow the table, let nobody answer their own, and open the record to exactly those whom a plain reading of the diary names',
    async () => {
      const property = fc.asyncProperty(anyHistory, async (steps) => {
        await play(steps)
        histories.played()
      })
      await fc.assert(property, histories.parameters)
      expect(histories.hardlyReached(REACHED, 1)).toEqual([])
    },
    histories.patience,
  )
})
