import { describe, expect, it } from '@jest/globals'
import { measure } from './measure.ts'

/** A clock that goes on by a millisecond each time somebody looks at it. */
function ticking(): () => number {
  let milliseconds = 0
  return () => milliseconds++
}

describe('measure', () => {
  it('counts what was done and what failed, and keeps the first error', async () => {
    const work = (line: number) => (line === 1 ? Promise.reject(new Error('refused')) : Promise.resolve())
    const result = await measure(2, { seconds: 0.05, warmUp: 0 }, work, ticking())
    expect(result.done).toBeGreaterThan(0)
    expect(result.errors).toBeGreaterThan(0)
    expect(result.firstError).toBe('refused')
    expect(result.p99).toBeGreaterThanOrEqual(result.p50)
  })

  it('does not count what was done while everything was still cold', async () => {
    const rounds: number[] = []
    const work = async (_line: number, round: number) => void rounds.push(round)
    const result = await measure(1, { seconds: 0.02, warmUp: 0.02 }, work, ticking())
    expect(result.done).toBeGreaterThan(0)
    expect(result.done).toBeLessThan(rounds.length)
  })
})
