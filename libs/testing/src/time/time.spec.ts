import { describe, expect, it } from '@jest/globals'
import { eventually } from './eventually.ts'
import { ManualClock } from './manual-clock.ts'

describe('eventually', () => {
  it('gives what was found, after as many looks as it takes', async () => {
    let looks = 0
    expect(await eventually(() => (++looks === 3 ? 'found' : undefined), { every: 1 })).toBe('found')
  })

  it('throws what the last look threw when the time is up', async () => {
    const look = () => Promise.reject(new Error('no mail yet'))
    await expect(eventually(look, { timeout: 5, every: 1 })).rejects.toThrow('no mail yet')
  })

  it('accepts zero and an empty text as found', async () => {
    expect(await eventually(() => 0)).toBe(0)
    expect(await eventually(() => '')).toBe('')
  })
})

describe('the manual clock', () => {
  it('stands still until it is moved', () => {
    const clock = new ManualClock('2026-03-02T15:00:00Z')
    expect(clock.now()).toEqual(clock.now())
    clock.advance({ days: 1, minutes: 30 })
    expect(clock.now().toISOString()).toBe('2026-03-03T15:30:00.000Z')
    clock.set('2026-12-01T09:00:00Z')
    expect(clock.now().toISOString()).toBe('2026-12-01T09:00:00.000Z')
  })
})
