import { describe, expect, it } from '@jest/globals'
import { filterNames } from './record-listing.ts'

describe('what the audit keeps of a search', () => {
  it('is the names of the filters that are set, in order, and none of their values', () => {
    const input = {
      q: 'Sample',
      status: ['new'],
      category: [],
      assigneeId: undefined,
      page: 2,
      pageSize: 50,
      sort: 'due',
    }
    expect(filterNames(input)).toEqual(['q', 'status'])
    expect(filterNames({ q: '', onlyMine: false, view: 'open' })).toEqual(['view'])
    expect(filterNames({})).toEqual([])
  })
})
