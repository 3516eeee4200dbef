import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Histories, refusalOf, takeEach } from '@isets/testing'
import { MONDAY, startStand, type BillingStand } from '../test/stand.ts'
import { check } from './invariants.ts'
import { newStage, worldOf, type Stage } from './stage.ts'
import { ACTS, anyHistory, IN_PARTS, type PlannedStep } from './steps.ts'

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

/** One step of one person against the service, with everything that has to hold afterwards. */
async function take(stage: Stage, step: PlannedStep): Promise<void> {
  const { act, by } = step
  stage.stand.clock.advance({ minutes: 1 })
  const accepted = (await refusalOf(ACTS[act](stage, stage.world, step))) === null
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
  await takeEach(steps, (step) => take(stage, step))
}

describe('random histories of a customer’s money and month, against the service', () => {
  it(
    'BILL-019 BILL-024 SUPP-014 SUPP-016 C21 C32 change no frozen month, keep the caps, let nobody approve their own',
    async () => {
      await histories.hold(anyHistory, play)
      expect(histories.hardlyReached(REACHED, 1)).toEqual([])
    },
    histories.patience,
  )
})
