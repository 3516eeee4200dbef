import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Histories, refusalOf, takeEach } from '@isets/testing'
import { startStand, type ReferralsStand } from '../test/stand.ts'
import { ACTS, type PlannedStep } from './acts.ts'
import { doingOf } from './choosing.ts'
import { writeDown } from './diary-keeping.ts'
import { check, plainlySeeing } from './invariants.ts'
import { newStage, prepare, putAway, worldOf, type Stage } from './stage.ts'
import { anyHistory } from './steps.ts'

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

/** One step of one person, or of time, against the service, with everything that has to hold afterwards. */
async function take(stage: Stage, step: PlannedStep): Promise<void> {
  stage.stand.clock.advance({ minutes: 1 })
  const seeing = plainlySeeing(stage)
  const before = stage.world
  const doing = doingOf(stage, step)
  const refusedWith = await refusalOf(ACTS[doing.step.act](doing))
  histories.took(doing.step.act, refusedWith === null)
  stage.world = await worldOf(stage.stand, stage.customerId)
  if (refusedWith === null) writeDown(doing, before)
  await check(doing, { before, seeing, refusedWith })
}

async function play(steps: readonly PlannedStep[]): Promise<void> {
  const stage = await newStage(stand)
  await takeEach(steps, (step) => take(stage, step))
  await putAway(stage)
}

describe('random histories of a customer’s referrals and consents, against the service', () => {
  it(
    'REF-002 REF-008 REF-021 REF-052 REF-053 REF-058 follow the table, let nobody answer their own, and open the record to exactly those whom a plain reading of the diary names',
    async () => {
      await histories.hold(anyHistory, play)
      expect(histories.hardlyReached(REACHED, 1)).toEqual([])
    },
    histories.patience,
  )
})
