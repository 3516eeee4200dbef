import { Refusal } from '@isets/contracts'
import { describe, expect, it } from '@jest/globals'
import { Tries } from './retry.ts'

describe('an event that could not be applied', () => {
  it('is tried again after growing waits, then kept as dead letter', () => {
    const tries = new Tries([10, 20])
    const trouble = new Error('no luck')
    expect(tries.failed(1, 1, trouble)).toEqual({ wait: 10 })
    expect(tries.failed(2, 1, trouble)).toEqual({ wait: 10 })
    expect(tries.failed(1, 2, trouble)).toEqual({ wait: 20 })
    expect(tries.failed(1, 3, trouble)).toBe('dead letter')
  })

  it('waits for a database that is away as long as it takes, and counts none of it', () => {
    const tries = new Tries([10])
    for (let delivery = 1; delivery < 90; delivery++) {
      expect(tries.failed(1, delivery, new Refusal('BUSY'))).toEqual({ wait: 1_000 })
    }
    expect(tries.failed(1, 90, new Error('no luck'))).toEqual({ wait: 10 })
  })

  it('is a dead letter at once when it can never be applied', () => {
    expect(new Tries().failed(1, 1, new Refusal('INVALID'))).toBe('dead letter')
  })

  it('is a dead letter when it kills whoever takes it', () => {
    expect(new Tries().failed(1, 101, new Error('no luck'))).toBe('dead letter')
  })

  it('starts afresh after it was applied', () => {
    const tries = new Tries([10])
    tries.failed(1, 1, new Error('no luck'))
    tries.forget(1)
    expect(tries.failed(1, 2, new Error('no luck'))).toEqual({ wait: 10 })
  })
})
