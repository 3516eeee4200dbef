import type { Duration, Measurement } from '../load/measure.ts'

export interface BenchLine {
  readonly work: string
  readonly connections: number
  readonly http: Measurement
  readonly database: Measurement
  /** Goal for the 95th percentile in milliseconds, if there is one. */
  readonly p95Goal: number | undefined
}

export interface BenchResult {
  readonly lines: readonly BenchLine[]
  /** Megabytes by process. */
  readonly idle: Readonly<Record<string, number>>
  readonly after: Readonly<Record<string, number>>
  /** Seconds from asking for the same system again until it is ready, where that is measured. */
  readonly secondStart?: number
}

/** How long and on how many connections everything is measured. */
export interface BenchOptions {
  readonly time: Duration
  readonly connections: readonly number[]
}
