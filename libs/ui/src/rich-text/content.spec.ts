import { describe, expect, it } from '@jest/globals'
import { linkFrom, sameContent } from './content.ts'

describe('content of the rich-text editor', () => {
  it('takes an empty paragraph for nothing, so that a cleared editor is not filled again', () => {
    expect(sameContent('', '<p></p>')).toBe(true)
    expect(sameContent('<p>a</p>', '<p></p>')).toBe(false)
  })

  it.each([
    ['https://example.org/a', 'https://example.org/a'],
    ['example.org/a?b=1', 'https://example.org/a?b=1'],
    ['help@desk.example', 'mailto:help@desk.example'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['two words', null],
    ['', null],
  ])('makes a link of %j: %j', (typed, link) => {
    expect(linkFrom(typed)).toBe(link)
  })
})
