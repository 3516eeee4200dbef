import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '@isets/demo'
import { eventually, factsTakenIn, openDatabases, type RunningSystem } from '@isets/testing'
import { feedLines, type FeedRecipe } from '../ies/feed-lines.ts'
import { signIn, type HttpSession } from '../load/http-session.ts'
import { startForProof } from '../load/proof-system.ts'
import { iesSearch } from './ies-search.ts'
import { measureWorks } from './measure-works.ts'
import { idleMemory, memoryTable } from './memory-table.ts'
import type { BenchOptions, BenchResult } from './result.ts'
import { stageOf } from './service-bench.ts'
import { accepted, text } from './workload.ts'

export interface IesBenchOptions extends BenchOptions {
  readonly rows: number
}

export interface IesResult extends BenchResult {
  readonly runs: readonly IesRun[]
  /** Promises about the files that were not kept. */
  readonly broken: readonly string[]
}

/** One file, from the upload to the end of its import. */
export interface IesRun {
  readonly file: string
  readonly seconds: number
  readonly rowsPerSecond: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly rejected: number
  readonly left: number
}

/** Goal for 100,000 rows on two cores, upload included; smaller files get their share. */
const GOAL_SECONDS_PER_ROW = 90 / 100_000
const TODAY = '2026-03-02'
const PATIENCE_MS = 600_000
/** `held`: a file that leaves out more than the usual share of the demo's customers waits for a decision. */
const ENDS = ['finished', 'failed', 'held']

/**
 * Uploads files as a super user does and measures until they are through: a new one, the same again, and news with a
 * kill. Then, once all services know these customers, searches among them.
 */
export async function benchIes(options: IesBenchOptions, say: (line: string) => void): Promise<IesResult> {
  const { rows } = options
  await using system = await startForProof(say)
  say('Waiting until everybody knows the demo data')
  await factsTakenIn(system, PATIENCE_MS)
  say('Waiting until the services have come to rest')
  const idle = await idleMemory(system)
  const email = DEMO_ACCOUNTS.find(({ user }) => user.roles.includes('super_admin'))?.user.email
  if (email === undefined) throw new Error('The demo has no super user')
  const session = await signIn(system.webUrl, email, DEMO_PASSWORD, PATIENCE_MS)
  const first: FeedRecipe = { rows, faults: 10, changed: 0, absent: 0, today: TODAY }
  const runs = [
    await run('new', first, session, say),
    await run('the same again', first, session, say),
    await run('news, killed in the middle', { ...first, changed: 20, absent: 5 }, session, say, () => kill(system)),
  ]
  say('Waiting until everybody knows these customers')
  await factsTakenIn(system, PATIENCE_MS)
  await using opened = openDatabases(system)
  const database = opened.databases['ies-exchange']
  await database.query('vacuum analyze ies_customer')
  const works = await iesSearch(stageOf(system, database))
  const lines = await measureWorks(system, 'ies-exchange', works, options, say)
  return { runs, lines, idle, after: memoryTable(system), broken: broken(runs, rows) }
}

async function run(
  file: string,
  recipe: FeedRecipe,
  session: HttpSession,
  say: (line: string) => void,
  during?: () => Promise<void>,
): Promise<IesRun> {
  const content = [...feedLines(recipe)].join('')
  say(`${file}: ${recipe.rows} rows, ${Math.round(content.length / 1_000_000)} MB`)
  const start = performance.now()
  const uploaded = accepted(await session.upload('/api/files?purpose=ies-feed&feed=full', 'feed.csv', content))
  const path = `/api/ies/imports/${text(uploaded['id'])}`
  const view = async () => accepted(await session.get(path))
  if (during !== undefined) {
    await eventually(async () => (await view())['status'] === 'applying', { timeout: PATIENCE_MS })
    await during()
  }
  const done = await eventually(
    async () => {
      const now = await view()
      return ENDS.includes(text(now['status'])) ? now : undefined
    },
    { timeout: PATIENCE_MS, every: 100 },
  )
  if (done['status'] !== 'finished') {
    throw new Error(`${file}: ${text(done['status'])}. A full file has to name the 3,000 customers of the demo.`)
  }
  const seconds = (performance.now() - start) / 1_000
  const count = (key: string) => Number(done[key])
  return {
    file,
    seconds: Math.round(seconds * 10) / 10,
    rowsPerSecond: Math.round(recipe.rows / seconds),
    added: count('added'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    rejected: count('rejected'),
    left: count('left'),
  }
}

async function kill(system: RunningSystem): Promise<void> {
  await system.service('ies-exchange').kill()
}

function broken(runs: readonly IesRun[], rows: number): string[] {
  const [, again, killed] = runs
  const goal = rows * GOAL_SECONDS_PER_ROW
  return [
    ...runs.filter(({ seconds }) => seconds > goal).map(({ file, seconds }) => `${file}: ${seconds} s, goal ${goal} s`),
    ...(again && again.added + again.changed + again.left > 0 ? ['The same file again has changed something'] : []),
    ...(killed && (killed.added > 0 || killed.changed === 0 || killed.left === 0)
      ? ['The killed file was not taken in as a whole']
      : []),
  ]
}
