import { describe, expect, it } from '@jest/globals'
import { IMPORT_STATUSES as CONTRACT_STATUSES, MAX_FEED_BYTES } from '@isets/contracts'
import { followEvery, IMPORT_STATUSES } from './searches.ts'
import { MAX_FEED_FILE_BYTES } from './feed-file.ts'

describe('the pages of IES imports', () => {
  it('know what the contract says', () => {
    expect(IMPORT_STATUSES).toEqual(CONTRACT_STATUSES)
    expect(MAX_FEED_FILE_BYTES).toBe(MAX_FEED_BYTES)
  })

  it('follow what moves every second, what waits now and then, and what is done not at all', () => {
    expect(followEvery([{ status: 'finished' }, { status: 'applying' }])).toBe(1_000)
    expect(followEvery([{ status: 'finished' }, { status: 'held' }])).toBe(30_000)
    expect(followEvery([{ status: 'finished' }, { status: 'failed' }])).toBe(false)
    expect(followEvery([])).toBe(false)
  })
})
