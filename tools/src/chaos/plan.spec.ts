import { describe, expect, it } from '@jest/globals'
import { plan } from './plan.ts'
import { seeded } from './random.ts'

describe('a plan of the chaos run', () => {
  it('replays from its seed', () => {
    expect(plan(seeded(7), 200, 8)).toEqual(plan(seeded(7), 200, 8))
    expect(plan(seeded(7), 200, 8)).not.toEqual(plan(seeded(8), 200, 8))
  })

  it('answers only what an earlier step filed, and names no marker twice', () => {
    const steps = plan(seeded(1), 500, 8)
    const seen = new Set<string>()
    for (const step of steps) {
      expect(seen.has(step.marker)).toBe(false)
      expect(step.kind === 'answer' ? seen.has(step.of) : true).toBe(true)
      seen.add(step.marker)
    }
    expect(steps.filter((step) => step.kind === 'answer').length).toBeGreaterThan(100)
  })
})
