import { createHistogram, performance } from 'node:perf_hooks'

export interface Measurement {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly done: number
  readonly errors: number
  readonly firstError: string | undefined
}

/** How long something is measured, and how long it is done before that without being measured, in seconds. */
export interface Duration {
  readonly seconds: number
  /** Engines compile what is done often and caches fill: a system that has just started says little about the next hour. */
  readonly warmUp: number
}

/**
 * Repeats `work` on `connections` parallel lines. A line starts its next round as soon as its last one ended; a rejected
 * round counts as an error and not as done. Errors count from the first round on, the rest once everything is warm.
 */
export async function measure(
  connections: number,
  { seconds, warmUp }: Duration,
  work: (line: number, round: number) => Promise<void>,
  now: () => number = () => performance.now(),
): Promise<Measurement> {
  const latencies = createHistogram({ figures: 3 })
  let done = 0
  let errors = 0
  let firstError: string | undefined
  const started = now() + warmUp * 1000
  const end = started + seconds * 1000
  const line = async (index: number) => {
    for (let round = 0; now() < end; round++) {
      const before = now()
      try {
        await work(index, round)
        if (before < started) continue
        latencies.record(Math.max(1, Math.round((now() - before) * 1000)))
        done++
      } catch (error) {
        errors++
        firstError ??= error instanceof Error ? error.message : String(error)
      }
    }
  }
  await Promise.all(Array.from({ length: connections }, (_, index) => line(index)))
  const elapsed = (now() - started) / 1000
  const at = (percentile: number) => (done ? latencies.percentile(percentile) / 1000 : 0)
  return { perSecond: done / elapsed, p50: at(50), p95: at(95), p99: at(99), done, errors, firstError }
}
