import type { ServiceLogger } from '../log/logger.ts'
import { within } from './within.ts'

/** Milliseconds for what is in flight, and for each of the three steps of going away after it. */
export const FINISH_LIMIT_MS = 15_000
export const STEP_LIMIT_MS = 3_000
/** After so many milliseconds a service that was told to stop has gone, whatever hangs. Who stops it waits longer. */
export const DRAIN_LIMIT_MS = FINISH_LIMIT_MS + 3 * STEP_LIMIT_MS

export interface DrainStep {
  /** For the log, when it fails or takes too long. */
  readonly name: string
  readonly limitMs: number
  readonly run: () => Promise<unknown>
}

/** Runs the steps one after the other. One that fails or takes too long is logged, and the next has its turn. */
export async function drainInSteps(steps: readonly DrainStep[], logger: ServiceLogger): Promise<void> {
  for (const { name, limitMs, run } of steps) {
    try {
      if (!(await within(limitMs, run()))) logger.error({ step: name, limitMs }, 'the drain waits no longer')
    } catch (error) {
      logger.error({ step: name, err: error }, 'the drain goes on without')
    }
  }
}
