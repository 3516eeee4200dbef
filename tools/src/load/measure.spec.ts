import { describe, expect, it } from '@jest/globals'
import { measure } from './measure.ts'

describe('measure', () => {
  it('counts what was done and what failed, and keeps the first error', async () => {
    const result = await measure(2, 0.05, (line) =>
      line === 1 ? Promise.reject(new Error('refused')) : new Promise((done) => setImmediate(done)),
    )
    expect(result.done).toBeGreaterThan(0)
    expect(result.errors).toBeGreaterThan(0)
    expect(result.firstError).toBe('refused')
    expect(result.p99).toBeGreaterThanOrEqual(result.p50)
  })
})
