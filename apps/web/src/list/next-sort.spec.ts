import { describe, expect, it } from '@jest/globals'
import { nextSort } from './next-sort.ts'

const WORDS = ['due', '-due', '-updated', 'updated', '-filed'] as const

describe('the order of a list', () => {
  it('starts a column with the first of its orders and then turns it round', () => {
    expect(nextSort(WORDS, 'updated', 'due')).toBe('-updated')
    expect(nextSort(WORDS, 'updated', '-updated')).toBe('updated')
    expect(nextSort(WORDS, 'due', 'due')).toBe('-due')
    expect(nextSort(WORDS, 'due', '-due')).toBe('due')
  })

  it('keeps the only order of a column', () => {
    expect(nextSort(WORDS, 'filed', '-filed')).toBe('-filed')
    expect(nextSort(WORDS, 'filed', 'due')).toBe('-filed')
  })
})
