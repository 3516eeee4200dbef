import type { ServiceLogger } from '../log/logger.ts'
import { Wake } from '../process/wake.ts'
import { runJob, type JobMethod, type JobSurroundings } from './run-job.ts'

/** Runs of one job in a row, so that a job that always finds something cannot starve its own pause. */
const RUNS_IN_A_ROW = 1_000

/** No pause is shorter, whatever the pace. */
const SHORTEST_MS = 50

/** Runs one `everySeconds` job again and again until it is stopped. A failing run is logged and tried next time. */
export class Ticker {
  readonly #wake = new Wake()
  readonly #loop: Promise<void>
  #stopped = false

  constructor(job: JobMethod, everySeconds: number, surroundings: JobSurroundings, logger: ServiceLogger) {
    const everyMs = Math.max(SHORTEST_MS, everySeconds * 1_000 * (surroundings.pace ?? 1))
    this.#loop = this.#run(job, everyMs, surroundings, logger)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#wake.now()
    await this.#loop
  }

  async #run(job: JobMethod, everyMs: number, surroundings: JobSurroundings, logger: ServiceLogger): Promise<void> {
    while (!this.#stopped) {
      try {
        await this.#untilNothingIsDue(job, surroundings)
      } catch (error) {
        logger.error({ job: job.mark.name, err: error }, 'the job failed and runs again later')
      }
      if (!this.#stopped) await this.#wake.within(everyMs)
    }
  }

  async #untilNothingIsDue(job: JobMethod, surroundings: JobSurroundings): Promise<void> {
    for (let runs = 0; runs < RUNS_IN_A_ROW && !this.#stopped; runs += 1) {
      if ((await runJob(job, surroundings)) === 0) return
    }
  }
}
