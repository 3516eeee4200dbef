import { describe, expect, it } from '@jest/globals'
import { oneOf, pageFrom, parseSearch, someOf, stringifySearch, textFrom } from './search-text.ts'

describe('filters in the address', () => {
  it('are written as people read them, without empty ones', () => {
    expect(stringifySearch({ view: 'due', status: ['new', 'escalated'], q: '', page: undefined })).toBe(
      '?view=due&status=new,escalated',
    )
    expect(stringifySearch({})).toBe('')
  })

  it('survive the way through the address, digits as text', () => {
    const written = stringifySearch({ q: '00123 & more', returnTo: '/help/new?a=1' })
    expect(parseSearch(written)).toEqual({ q: '00123 & more', returnTo: '/help/new?a=1' })
  })

  it('drop words that nobody knows', () => {
    expect(oneOf(['mine', 'all'], 'theirs')).toBeUndefined()
    expect(someOf(['new', 'closed'], 'closed,evil,new')).toEqual(['new', 'closed'])
    expect(someOf(['new'], 'evil')).toBeUndefined()
  })

  it.each([
    ['2', 2],
    ['1', undefined],
    ['0', undefined],
    ['2.5', undefined],
    ['x', undefined],
    ['999999999', undefined],
  ])('page %j → %j', (written, page) => {
    expect(pageFrom(written)).toBe(page)
  })

  it('cut a text that is too long', () => {
    expect(textFrom('x'.repeat(300))).toHaveLength(200)
    expect(textFrom(5)).toBeUndefined()
  })
})
