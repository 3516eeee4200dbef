import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { unwritableFields, UNWRITABLE_SENTENCE } from './writable-text.ts'

const FORBIDDEN = ['\u0000', '\u0001', '\u0008', '\u000b', '\u000c', '\u001b', '\u001f', '\u007f', '\ud83d', '\ude00']

describe('HELP-007 text that cannot be stored', () => {
  it.each(FORBIDDEN.map((character) => [JSON.stringify(character), character]))('is found by %s', (_, character) => {
    expect(unwritableFields({ summary: `a${character}b` })).toEqual({ summary: UNWRITABLE_SENTENCE })
  })

  it('is named by its place in the form', () => {
    const form = { summary: 'fine', customer: { firstName: 'a\u0000' }, cc: ['fine', '\u0000'] }
    expect(Object.keys(unwritableFields({ form })).sort()).toEqual(['form.cc.1', 'form.customer.firstName'])
    expect(unwritableFields({ list: { 'a\u0000': 1 } })).toEqual({ list: UNWRITABLE_SENTENCE })
    expect(unwritableFields('\u0000')).toEqual({ '': UNWRITABLE_SENTENCE })
  })

  it('is not what people write', () => {
    const written = { text: 'Line\nline\r\n\ttab, ö, \u{1f600}, \u200d and \u00a0', none: null, count: 3, yes: true }
    expect(unwritableFields(written)).toEqual({})
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(unwritableFields({ text })).toEqual({})
      }),
    )
  })

  it('is looked for however deep somebody hides it', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(5_000)}"\\u0000"${']'.repeat(5_000)}`)
    expect(Object.keys(unwritableFields(deep))).toHaveLength(1)
  })
})
