import { describe, expect, it } from '@jest/globals'
import { firstLost } from './healing.ts'

const known = { createdAt: 'Monday', lastSeq: 100 }
const none = Number.POSITIVE_INFINITY

describe('the memory of the relay', () => {
  it.each([
    ['a stream never seen before', undefined, { createdAt: 'Monday', lastSeq: 0 }, none, undefined],
    ['a stream that grew', known, { createdAt: 'Monday', lastSeq: 140 }, none, undefined],
    ['the same stream', known, { createdAt: 'Monday', lastSeq: 100 }, 101, undefined],
    ['a younger stream, even when it is longer', known, { createdAt: 'Tuesday', lastSeq: 500 }, none, 0],
    ['a stream restored from a copy', known, { createdAt: 'Monday', lastSeq: 60 }, none, 61],
    ['a restored stream that got new events', known, { createdAt: 'Monday', lastSeq: 130 }, 61, 61],
  ])('%s', (_what, before, now, newest, lost) => {
    expect(firstLost(before, now, newest)).toBe(lost)
  })
})
