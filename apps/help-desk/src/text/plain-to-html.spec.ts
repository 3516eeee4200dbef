import { describe, expect, it } from '@jest/globals'
import { plainToHtml } from './plain-to-html.ts'

describe('plain text as rich text', () => {
  it('keeps paragraphs and lines', () => {
    expect(plainToHtml(' One\r\ntwo\n \n\nThree ')).toBe('<p>One<br />two</p><p>Three</p>')
  })

  it('HELP-004 takes nothing for markup', () => {
    expect(plainToHtml('<img src=x onerror="a()"> & more')).toBe(
      '<p>&lt;img src=x onerror=&quot;a()&quot;&gt; &amp; more</p>',
    )
  })

  it('is nothing without words', () => {
    expect(plainToHtml(' \n ')).toBe('')
  })
})
