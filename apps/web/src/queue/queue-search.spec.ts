import { describe, expect, it } from '@jest/globals'
import { PAGE_SIZE, parseQueueSearch, queueInput } from './queue-search.ts'
import { contract } from '@isets/contracts'

describe('the address of the queue', () => {
  it('is read with what it knows and without what it does not', () => {
    expect(
      parseQueueSearch({ view: 'due', status: 'new,evil,escalated', priority: 'x', page: '0', sort: '-due' }),
    ).toEqual(expect.objectContaining({ view: 'due', status: ['new', 'escalated'], priority: undefined, sort: '-due' }))
  })

  it('asks the server in words that the contract accepts', () => {
    const input = queueInput(parseQueueSearch({ status: 'new,escalated', priority: 'urgent', category: 'isets' }))
    const schema = contract.helpDesk.listQueue['~orpc'].inputSchema
    expect(schema?.parse(input)).toMatchObject({
      view: 'open',
      sort: 'due',
      status: ['new', 'escalated'],
      priority: ['urgent'],
      category: ['isets'],
      pageSize: PAGE_SIZE,
    })
  })
})
