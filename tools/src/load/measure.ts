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

/**
 * Repeats `work` on `connections` parallel lines for `seconds`. A line starts its next round as soon as its last one
 * ended; a rejected round counts as an error and not as done.
 */
export async function measure(
  connections: number,
  seconds: number,
  work: (line: number, round: number) => Promise<void>,
): Promise<Measurement> {
  const latencies = createHistogram({ figures: 3 })
  let done = 0
  let errors = 0
  let firstError: string | undefined
  const started = performance.now()
  const end = started + seconds * 1000
  const line = async (index: number) => {
    for (let round = 0; performance.now() < end; round++) {
      const before = performance.now()
      try {
        await work(index, round)
        latencies.record(Math.max(1, Math.round((performance.now() - before) * 1000)))
        done++
      } catch (error) {
        errors++
        firstError ??= error instanceof Error ? error.message : String(error)
      }
    }
  }
  await Promise.all(Array.from({ length: connections }, (_, index) => line(index)))
  const elapsed = (performance.now() - started) / 1000
  const at = (percentile: number) => (done ? latencies.percentile(percentile) / 1000 : 0)
  return { perSecond: done / elapsed, p50: at(50), p95: at(95), p99: at(99), done, errors, firstError }
}
