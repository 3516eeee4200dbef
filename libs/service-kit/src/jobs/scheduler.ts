import { PgBoss } from 'pg-boss'
import type { ServiceLogger } from '../log/logger.ts'
import { runJob, type JobMethod, type JobSurroundings } from './run-job.ts'
import { Ticker } from './ticker.ts'

/** Times of day are those of Illinois, daylight saving included. */
const ZONE = 'America/Chicago'
export const JOB_SCHEMA = 'pgboss'

/** All jobs of a service, running. */
export interface Scheduler {
  /** Starts no more runs and waits for those under way. */
  stop(): Promise<void>
}

/** Starts all jobs; pg-boss only when one has a cron expression. @throws Error for two jobs of one name */
export async function startJobs(
  databaseUrl: string,
  jobs: readonly JobMethod[],
  surroundings: JobSurroundings,
  logger: ServiceLogger,
): Promise<Scheduler> {
  requireNamesOnce(jobs)
  const boss = await startBoss(databaseUrl, jobs, surroundings, logger)
  const tickers = jobs.flatMap((job) => {
    const { everySeconds } = job.mark.times
    return everySeconds === undefined ? [] : [new Ticker(job, everySeconds, surroundings, logger)]
  })
  return {
    stop: async () => {
      await Promise.all(tickers.map((ticker) => ticker.stop()))
      await boss?.stop({ graceful: true, timeout: 10_000 })
    },
  }
}

async function startBoss(
  databaseUrl: string,
  jobs: readonly JobMethod[],
  surroundings: JobSurroundings,
  logger: ServiceLogger,
): Promise<PgBoss | undefined> {
  if (jobs.every(({ mark }) => mark.times.cron === undefined)) return undefined
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: JOB_SCHEMA,
    migrate: false,
    createSchema: false,
    max: 2,
  })
  boss.on('error', (error) => logger.error({ err: error }, 'job queue'))
  await boss.start()
  for (const job of jobs) {
    const { name, times } = job.mark
    if (times.cron === undefined) continue
    await boss.createQueue(name, { policy: 'singleton', retryLimit: 5, retryBackoff: true })
    await boss.work(name, async () => void (await runJob(job, surroundings)))
    await boss.schedule(name, times.cron, null, { tz: ZONE })
  }
  return boss
}

function requireNamesOnce(jobs: readonly JobMethod[]): void {
  const names = jobs.map(({ mark }) => mark.name)
  const doubles = names.filter((name, index) => names.indexOf(name) !== index)
  if (doubles.length > 0) throw new Error(`More than one job is called ${doubles.join(', ')}`)
}

/** Creates the tables of pg-boss, as the owner of the database: services may not. Safe to repeat. */
export async function installJobs(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: JOB_SCHEMA, max: 1, supervise: false, schedule: false })
  boss.on('error', () => undefined) // start() rejects with it
  await boss.start()
  await boss.stop({ graceful: false })
}
