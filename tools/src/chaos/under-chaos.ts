import { eventually, factsTakenIn, openDatabases, unsettled } from '@isets/testing'
import { startForProof } from '../load/proof-system.ts'
import { Killer } from './killer.ts'
import { isClean } from './oracle.ts'
import { seeded } from './random.ts'
import type { ChaosResult, Ground, Scenario } from './scenario.ts'

/** A lease of a mail that was being sent when its sender died runs out long before. */
const CATCH_UP_MS = 180_000

/** Starts the system, has the scenario's work done while its victims are killed in turn, and says what came of it. */
export async function underChaos(
  scenario: Scenario,
  run: Omit<Ground, 'system' | 'databases' | 'killer'>,
): Promise<ChaosResult> {
  const { seed, say } = run
  await using system = await startForProof(say, { longestWaitMs: 500 })
  await using opened = openDatabases(system)
  const { databases } = opened
  say('Waiting until everybody knows the demo data')
  await factsTakenIn(system)
  const killer = new Killer(system, scenario.victims)
  const work = await scenario.prepare({ ...run, system, databases, killer })
  say(`Seed ${seed}: ${work.what}, kill -9 at random`)

  const done = new AbortController()
  const killing = killer.killAtRandom(seeded(seed + 1), done.signal)
  const repeated = await work.perform().finally(() => done.abort())
  await killing

  say('Waiting until everything has caught up')
  const calm = async () => isClean(await work.judge()) && (await unsettled(system, databases)).length === 0
  await eventually(calm, { timeout: CATCH_UP_MS, every: 1_000 }).catch(() =>
    say('Not everything has caught up in time'),
  )
  return {
    verdict: await work.judge(),
    deaths: killer.deaths,
    repeated,
    unsettled: await unsettled(system, databases),
    leftOut: work.leftOut,
  }
}
