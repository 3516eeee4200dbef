import { describe, expect, it } from '@jest/globals'
import { brokenPromises } from './report.ts'
import type { BenchLine, BenchResult } from './result.ts'

const rate = (perSecond: number, p95 = 10) => ({
  ...{ perSecond, p50: 5, p95, p99: 20, done: perSecond, errors: 0, firstError: undefined },
})
const line = (work: string, http: number, p95 = 10): BenchLine => ({
  ...{ work, connections: 8, http: rate(http, p95), database: rate(1_000), p95Goal: 50 },
})
const well: BenchResult = {
  ...{ lines: [line('file a request', 200), line('open', 900)], idle: { gateway: 500 }, after: { gateway: 900 } },
  secondStart: 25,
}
const broken = (changes: Partial<BenchResult>) => brokenPromises({ ...well, ...changes })

describe('the promises that a bench looks after', () => {
  it('are kept at their limits, and where nothing was measured', () => {
    const { secondStart: _, ...unmeasured } = well
    expect([brokenPromises(well), brokenPromises(unmeasured)]).toEqual([[], []])
  })

  it('are broken by a start that lets people wait', () => {
    expect(broken({ secondStart: 25.06 })).toEqual(['Ready after 25.1 s on the second start, goal 25 s'])
  })

  it('are broken by writes that the database could do much faster, by slow pages and by much memory', () => {
    expect(broken({ lines: [line('file a request', 199), line('open', 900, 50.1)] })).toEqual([
      "file a request at 8 connections: 20 % of the database's own rate, goal 20 %",
      'open at 8 connections: p95 50.1 ms, goal 50',
    ])
    expect(broken({ idle: { gateway: 1_001 }, after: { gateway: 1_601 } })).toEqual([
      'Services idle: 1001 MB, goal 1000 MB',
      'Services after the bench: 1601 MB, goal 1600 MB',
    ])
  })
})
