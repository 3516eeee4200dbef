import { describe, expect, it } from '@jest/globals'
import { whenNothingIsShown } from './query-client.ts'

describe('a page whose query fails', () => {
  it('breaks while it has nothing to show, and keeps what is on the screen', () => {
    const failure = new Error('Not now.')
    expect(whenNothingIsShown(failure, { state: { data: undefined } })).toBe(true)
    expect(whenNothingIsShown(failure, { state: { data: { kinds: [] } } })).toBe(false)
  })
})
