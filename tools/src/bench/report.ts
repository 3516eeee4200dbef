import { servicesTotal, total } from './memory-table.ts'
import type { BenchLine, BenchResult } from './result.ts'

/** Share of the database's own rate that filing and answering must reach at 8 connections. */
const WRITE_SHARE = 0.2
const WRITES = ['file a request', 'add an answer']
/** Megabytes of all services together (the database server and NATS are listed, not counted). */
const IDLE_LIMIT = 1_000
const AFTER_LIMIT = 1_600
/** Seconds until the system is ready, on the second start. */
const START_LIMIT = 25

/** Promises that the figures break, in words. None: all is well. */
export function brokenPromises({ lines, idle, after, secondStart = 0 }: BenchResult): string[] {
  return [
    ...lines.flatMap(brokenBy),
    ...over('idle', servicesTotal(idle), IDLE_LIMIT),
    ...over('after the bench', servicesTotal(after), AFTER_LIMIT),
    ...(secondStart > START_LIMIT
      ? [`Ready after ${secondStart.toFixed(1)} s on the second start, goal ${START_LIMIT} s`]
      : []),
  ]
}

function brokenBy({ work, connections, http, database, p95Goal }: BenchLine): string[] {
  const at = `${work} at ${connections} connections`
  const share = http.perSecond / database.perSecond
  return [
    ...(http.errors > 0 ? [`${at}: ${http.errors} errors, the first: ${http.firstError}`] : []),
    ...(database.errors > 0 ? [`${at}, straight: ${database.errors} errors, the first: ${database.firstError}`] : []),
    ...(p95Goal !== undefined && http.p95 > p95Goal ? [`${at}: p95 ${http.p95.toFixed(1)} ms, goal ${p95Goal}`] : []),
    ...(WRITES.includes(work) && connections === 8 && share < WRITE_SHARE
      ? [`${at}: ${percent(share)} of the database's own rate, goal ${percent(WRITE_SHARE)}`]
      : []),
  ]
}

function over(when: string, megabytes: number, limit: number): string[] {
  return megabytes > limit ? [`Services ${when}: ${megabytes.toFixed(0)} MB, goal ${limit} MB`] : []
}

/** The figures as two tables for `console.table`. */
export function tables({ lines, idle, after }: BenchResult) {
  const speed = lines.map(({ work, connections, http, database }) => ({
    work,
    connections,
    'req/s': Math.round(http.perSecond),
    'p50 ms': rounded(http.p50),
    'p95 ms': rounded(http.p95),
    'p99 ms': rounded(http.p99),
    errors: http.errors,
    'database/s': Math.round(database.perSecond),
    ratio: percent(http.perSecond / database.perSecond),
  }))
  const memory = [...Object.keys(idle), 'services', 'all'].map((process) => ({
    process,
    'idle MB': Math.round(sumOf(idle, process)),
    'after MB': Math.round(sumOf(after, process)),
  }))
  return { speed, memory }
}

function sumOf(table: Readonly<Record<string, number>>, process: string): number {
  if (process === 'services') return servicesTotal(table)
  return process === 'all' ? total(table) : (table[process] ?? 0)
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`
}
