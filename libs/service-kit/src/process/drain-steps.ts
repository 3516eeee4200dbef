import type { Logger } from 'pino'
import { within } from './within.ts'

export interface DrainStep {
  /** For the log, when it fails or takes too long. */
  readonly name: string
  readonly limitMs: number
  readonly run: () => Promise<unknown>
}

/** Runs the steps one after the other. One that fails or takes too long is logged, and the next has its turn. */
export async function drainInSteps(steps: readonly DrainStep[], logger: Logger): Promise<void> {
  for (const { name, limitMs, run } of steps) {
    try {
      if (!(await within(limitMs, run()))) logger.error({ step: name, limitMs }, 'the drain waits no longer')
    } catch (error) {
      logger.error({ step: name, err: error }, 'the drain goes on without')
    }
  }
}
