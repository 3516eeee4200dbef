import { describe, expect, it } from '@jest/globals'
import { facts, link, paragraph, quote } from './block.ts'
import { excerpt } from './escape.ts'
import { render } from './layout.ts'

const HOSTILE = `<script>alert("x")</script> & 'so on'\r\nBcc: everybody@mail.example`

describe('the layout of mails', () => {
  const mail = render({
    subject: HOSTILE,
    blocks: [
      paragraph(HOSTILE),
      facts([HOSTILE, HOSTILE]),
      quote(HOSTILE, HOSTILE),
      link(HOSTILE, `https://x/${HOSTILE}`),
    ],
    reason: HOSTILE,
  })

  it('escapes everything in HTML, whatever block it is in', () => {
    expect(mail.html).not.toContain('<script>')
    expect(mail.html).not.toContain(`"x"`)
    expect(mail.html.match(/&lt;script&gt;/g)).toHaveLength(10)
  })

  it('keeps the subject on one line, so that it cannot begin another header', () => {
    expect(mail.subject).not.toMatch(/[\r\n]/)
    expect(mail.subject).toContain('Bcc: everybody@mail.example')
  })

  it('says the same in the text version, without markup of its own', () => {
    const { text } = render({
      subject: 'HR-1: answered',
      blocks: [
        facts(['Number', 'HR-1']),
        quote('Juniper Demo-Baker', 'Two\nlines'),
        link('Open', 'https://isets.example/1'),
      ],
      reason: 'You filed it.',
    })
    expect(text).toContain('Number: HR-1')
    expect(text).toContain('Juniper Demo-Baker wrote:\n> Two\n> lines')
    expect(text).toContain('Open: https://isets.example/1')
    expect(text).toContain('You filed it.')
    expect(text).not.toMatch(/<[a-z]/)
  })
})

describe('what a mail quotes (NOTIF-018)', () => {
  it('NOTIF-018 hides long numbers, however they are written', () => {
    expect(excerpt('Individual 123456789, case 12-345-678 and 078 05 1120.')).toBe('Individual •••, case ••• and •••.')
  })

  it('keeps dates, times and short numbers', () => {
    const text = 'On 3/4/2026 at 15:00 we saw 42 rows of HR-1042.'
    expect(excerpt(text)).toBe(text)
  })

  it('is short: the rest is read in ISETS', () => {
    expect(excerpt('word '.repeat(500)).length).toBeLessThanOrEqual(501)
  })

  it('takes control characters out and leaves lines', () => {
    expect(excerpt('a\u0000b\u0007\r\nc\u2028d')).toBe('ab\nc\nd')
  })
})
