import { describe, expect, it } from '@jest/globals'
import { AMENDMENT_STATUSES } from '@isets/contracts'
import { AMENDMENT_STATES } from './searches.ts'

describe('words that the web writes again from the contract', () => {
  it('are all states of an amendment', () => {
    expect(AMENDMENT_STATES).toEqual(AMENDMENT_STATUSES)
  })
})
