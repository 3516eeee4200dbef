import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { plainText } from './plain-text.ts'

describe('HELP-007 the text of a rich-text description', () => {
  it('has a line for every block and no tags', () => {
    expect(plainText('<h2>Help</h2><p>The <b>attendance</b>\n page</p><ul><li>one</li><li>two</li></ul>')).toBe(
      'Help\nThe attendance\npage\none\ntwo',
    )
    expect(plainText('a<br>b<br/>c')).toBe('a\nb\nc')
    expect(plainText('<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>')).toBe('1 2\n3')
  })

  it('reads entities', () => {
    expect(plainText('Tom &amp; Kim&nbsp;say &lt;hello&gt; &#8364;&#x20ac; &unknown; &#0;')).toBe(
      'Tom & Kim say <hello> €€ &unknown; &#0;',
    )
  })

  it('leaves out scripts, styles and comments, closed or not', () => {
    expect(plainText('a<script>alert("<p>")</script>b<style>p{}</style>c<!-- <p>d</p> -->e')).toBe('abce')
    expect(plainText('a<script>alert(1)')).toBe('a')
    expect(plainText('a<!-- b')).toBe('a')
    expect(plainText('a<!-->b<!-- > -->c')).toBe('abc')
    expect(plainText('a<SCRIPT >x</ScRiPt\n>b')).toBe('ab')
  })

  it('takes a sign that opens no tag for text', () => {
    expect(plainText('2 < 3 and 4 > 3, <3, a<')).toBe('2 < 3 and 4 > 3, <3, a<')
  })

  it('gives escaped text back as it was, but for white space', () => {
    const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const html = `<p>${text.replace(/[&<>"]/g, (sign) => entities[sign] ?? '')}</p>`
        expect(plainText(html).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
    )
  })

  it('takes whatever it is given, and gives no more than that', () => {
    const parts = fc.constantFrom('<', '>', '</', '<p>', '<!--', '-->', '<script>', '</script>', '&', '&#x', 'a', ' ')
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), (list) => {
        expect(plainText(list.join('')).length).toBeLessThanOrEqual(list.join('').length)
      }),
    )
  })
})
