import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { startStand, type BillingStand } from '../test/stand.ts'
import { check } from './invariants.ts'
import { newStage, worldOf, type Stage } from './stage.ts'
import { ACTS, anyHistory, IN_PARTS, NOTHING, type ActName, type PlannedStep } from './steps.ts'

const SEED = 20_261_122
let stand: BillingStand
const accepted = new Map<ActName, number>()
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

/** Refusals are answers; anything else that goes wrong fails the test. */
async function wasAccepted(stage: Stage, step: PlannedStep): Promise<boolean> {
  const world = await worldOf(stage)
  const call = async () => ACTS[step.act](stage, world, step)
  return call().then(
    () => true,
    (problem: { code?: string }) => {
      if (problem === NOTHING) return false
      expect(['FORBIDDEN', 'NOT_FOUND', 'WRONG_STATUS', 'INVALID', 'STALE']).toContain(problem.code)
      return false
    },
  )
}

/** One step of one person against the service, with everything that has to hold afterwards. */
class OneStep implements fc.AsyncCommand<object, Stage> {
  constructor(readonly step: PlannedStep) {}

  check(): boolean {
    return true
  }

  async run(_model: object, stage: Stage): Promise<void> {
    const { act, by } = this.step
    stage.stand.clock.advance({ minutes: 1 })
    const before = await worldOf(stage)
    const ok = await wasAccepted(stage, this.step)
    if (ok) accepted.set(act, (accepted.get(act) ?? 0) + 1)
    const isPartly = !ok && IN_PARTS.includes(act)
    const step = { accepted: ok || isPartly, records: act === 'record', by: stage.people[by].userId }
    await check(stage, before, await worldOf(stage), step)
  }

  toString(): string {
    return JSON.stringify(this.step)
  }
}

describe('random histories of a customer’s money and month, against the service', () => {
  it('BILL-019 BILL-024 SUPP-014 SUPP-016 C21 C32 change no frozen month, keep the caps, let nobody approve their own', async () => {
    const commands = anyHistory.map((steps) => steps.map((step) => new OneStep(step)))
    const property = fc.asyncProperty(commands, async (steps) => {
      await fc.asyncModelRun(async () => ({ model: {}, real: await newStage(stand) }), steps)
    })
    await fc.assert(property, { numRuns: 24, seed: SEED, endOnFailure: true })
    // the histories went where the invariants matter
    const reached = ['record', 'edit', 'ask', 'decide', 'bill', 'reviewAmendment', 'approveAmendment'] as const
    expect(reached.filter((act) => (accepted.get(act) ?? 0) < 2)).toEqual([])
  }, 300_000)
})
