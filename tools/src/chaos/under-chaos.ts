import { buildAll, eventually, SERVICES, startSystem, type RunningSystem, type Service } from '@isets/testing'
import { Pool } from 'pg'
import { killAtRandom } from './killer.ts'
import { isClean } from './oracle.ts'
import { disagreements } from './projections.ts'
import { seeded } from './random.ts'
import type { ChaosResult, Databases, Ground, Scenario } from './scenario.ts'
import { isCalm, underway } from './underway.ts'

/** A lease of a mail that was being sent when its sender died runs out long before. */
const CATCH_UP_MS = 180_000
/** Thousands of seeded facts go through the consumers first. */
const DEMO_DATA_MS = 600_000
const NO_LIMITS = { RATE_USER: '1000000', RATE_MAIL: '1000000', RATE_SIGN_IN: '100000', RATE_DEAD_SESSION: '100000' }

/** Starts the system, has the scenario's work done while its victims are killed in turn, and says what came of it. */
export async function underChaos(scenario: Scenario, run: Omit<Ground, 'system' | 'databases'>): Promise<ChaosResult> {
  const { seed, say } = run
  say('Building and starting the system')
  await buildAll()
  await using system = await startSystem({ mail: 'sink', seed: true, durable: true, env: { gateway: NO_LIMITS } })
  await using opened = databasesOf(system)
  const { databases } = opened
  say('Waiting until everybody knows the demo data')
  await everybodyKnows(databases).catch(async () =>
    say(`Services disagree before anything was killed: ${(await disagreements(databases)).join('; ')}`),
  )
  const work = await scenario.prepare({ ...run, system, databases })
  say(`Seed ${seed}: ${work.what}, kill -9 at random`)

  const done = new AbortController()
  const killing = killAtRandom(system, scenario.victims, seeded(seed + 1), done.signal)
  const repeated = await work.perform().finally(() => done.abort())
  const deaths = await killing

  say('Waiting until everything has caught up')
  const calm = async () => (await agreed(databases)) && isClean(await work.judge())
  await eventually(calm, { timeout: CATCH_UP_MS, every: 1_000 }).catch(() =>
    say('Not everything has caught up in time'),
  )
  return {
    verdict: await work.judge(),
    deaths,
    repeated,
    underway: await underway(databases),
    disagreements: await disagreements(databases),
    leftOut: work.leftOut,
  }
}

/** Nothing is on its way, and all services hold the same facts. */
export async function agreed(databases: Databases): Promise<boolean> {
  return isCalm(await underway(databases)) && (await disagreements(databases)).length === 0
}

/** Waits until the demo data has gone through all consumers. @throws Error when it has not in ten minutes */
export async function everybodyKnows(databases: Databases): Promise<void> {
  await eventually(() => agreed(databases), { timeout: DEMO_DATA_MS, every: 1_000 })
}

/** A pool for each database; a connection that its server cuts is not an error of ours. */
export function databasesOf(system: RunningSystem): { databases: Databases } & AsyncDisposable {
  const pools = SERVICES.map((name): [Service, Pool] => {
    const pool = new Pool({ connectionString: system.databaseUrl(name), max: 4 })
    pool.on('error', () => undefined)
    return [name, pool]
  })
  return {
    databases: Object.fromEntries(pools) as Record<Service, Pool>,
    [Symbol.asyncDispose]: async () => void (await Promise.all(pools.map(([, pool]) => pool.end()))),
  }
}
