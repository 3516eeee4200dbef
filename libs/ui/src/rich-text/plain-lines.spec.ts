import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { htmlOfLines, linesOf } from './plain-lines.ts'

describe('what is typed before the editor has loaded', () => {
  it('HELP-007 becomes paragraphs that show exactly what was typed', () => {
    expect(htmlOfLines('One\n\n<b> & "two"')).toBe('<p>One</p><p></p><p>&lt;b&gt; &amp; "two"</p>')
    expect(htmlOfLines('')).toBe('')
  })

  it('HELP-007 comes back letter by letter', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => linesOf(htmlOfLines(text)) === text))
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '\n', '&', '<', '>', 'amp;', 'lt;', '</p><p>') }),
        (text) => linesOf(htmlOfLines(text)) === text,
      ),
    )
  })

  it.each(['<p><strong>bold</strong></p>', '<ul><li><p>a</p></li></ul>', '<p>a<br>b</p>', '<img src="/x">', 'bare'])(
    'HELP-007 is left to the editor when it is more than lines: %s',
    (html) => {
      expect(linesOf(html)).toBeNull()
    },
  )
})
