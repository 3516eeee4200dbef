import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Histories } from '@isets/testing'
import fc from 'fast-check'
import { MONDAY, startStand, type BillingStand } from '../test/stand.ts'
import { check } from './invariants.ts'
import { newStage, worldOf, type Stage } from './stage.ts'
import { ACTS, anyHistory, IN_PARTS, NOTHING, type PlannedStep } from './steps.ts'

const REFUSALS = ['FORBIDDEN', 'NOT_FOUND', 'WRONG_STATUS', 'INVALID', 'STALE']
/** The histories go where the invariants matter. */
const REACHED = ['record', 'edit', 'ask', 'decide', 'bill', 'reviewAmendment', 'approveAmendment']

const histories = new Histories('money', { seed: 20_261_122, runs: 24 })
let stand: BillingStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(async () => {
  histories.tell()
  await stand.stop()
})

/** Refusals are answers; anything else that goes wrong fails the test. */
async function outcomeOf(stage: Stage, step: PlannedStep): Promise<'accepted' | 'refused' | 'nothing to do'> {
  const call = async () => ACTS[step.act](stage, stage.world, step)
  return call().then(
    () => 'accepted',
    (problem: { code?: string }) => {
      if (problem === NOTHING) return 'nothing to do'
      if (problem.code === undefined) throw problem
      expect(REFUSALS).toContain(problem.code)
      return 'refused'
    },
  )
}

/** One step of one person against the service, with everything that has to hold afterwards. */
async function take(stage: Stage, step: PlannedStep): Promise<void> {
  const { act, by } = step
  stage.stand.clock.advance({ minutes: 1 })
  const outcome = await outcomeOf(stage, step)
  if (outcome === 'nothing to do') return
  const accepted = outcome === 'accepted'
  histories.took(act, accepted)
  const before = stage.world
  stage.world = await worldOf(stage)
  const isPartly = !accepted && IN_PARTS.includes(act)
  const seen = { accepted: accepted || isPartly, records: act === 'record', by: stage.people[by].userId }
  await check(stage, before, stage.world, seen)
}

async function play(steps: readonly PlannedStep[]): Promise<void> {
  stand.clock.set(MONDAY)
  const stage = await newStage(stand)
  for (const [index, step] of steps.entries()) {
    try {
      await take(stage, step)
    } catch (problem) {
      throw new Error(`Step ${index}: ${JSON.stringify(step)}`, { cause: problem })
    }
  }
}

describe('random histories of a customer’s money and month, against the service', () => {
  it(
    'BILL-019 BILL-024 SUPP-014 SUPP-016 C21 C32 change no frozen month, keep the caps, let nobody approve their own',
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
