import { describe, expect, it } from '@jest/globals'
import { dedupeKey, domainOf, isMailbox, messageIdOf } from './address.ts'

describe('the address of a mailbox', () => {
  it.each(['maple@prairie.example', "o'neil+help@a-b.example", 'x@localhost'])('%s is one', (text) => {
    expect(isMailbox(text)).toBe(true)
  })

  it.each([
    'a@b.example\r\nBcc: c@d.example',
    'a@b.example\nX-Header: 1',
    'a@b.example, c@d.example',
    'a@b.example; c@d.example',
    'Name <a@b.example>',
    '"a b"@c.example',
    'a@b@c.example',
    'a@b.example\u0000',
    'a@b.example ',
    'a@',
    '@b.example',
    `${'a'.repeat(250)}@b.example`,
    '',
  ])('%j is none', (text) => {
    expect(isMailbox(text)).toBe(false)
  })
})

describe('the Message-ID', () => {
  it('is the same for the same notice to the same person, and for nothing else', () => {
    const id = (event: string, template: string, to: string) =>
      messageIdOf(dedupeKey(event, template, to), 'isets.example')
    expect(id('1', 'resolved', 'a@b.example')).toBe(id('1', 'resolved', 'A@B.example'))
    const others = [
      id('2', 'resolved', 'a@b.example'),
      id('1', 'closed', 'a@b.example'),
      id('1', 'resolved', 'c@b.example'),
    ]
    expect(new Set([...others, id('1', 'resolved', 'a@b.example')]).size).toBe(4)
    expect(id('1', 'resolved', 'a@b.example')).toMatch(/^[0-9a-f]{40}@isets\.example$/)
  })

  it('takes its domain from the sender', () => {
    expect(domainOf('ISETS demo <no-reply@isets.example>')).toBe('isets.example')
    expect(domainOf('no-reply@isets.example')).toBe('isets.example')
    expect(() => domainOf('ISETS')).toThrow('mail domain')
  })
})
