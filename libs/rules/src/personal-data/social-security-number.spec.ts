import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { findSsn, maskSsn } from './social-security-number.ts'

const found = (text: string) => findSsn(text).map(({ start, end }) => text.slice(start, end))

describe('HELP-019 a full Social Security number is found', () => {
  it.each([
    ['with dashes', 'it is 123-45-6789.'],
    ['with blanks', 'it is 123 45 6789'],
    ['with dots', 'it is 123.45.6789'],
    ['with underscores, as in file names', 'scan_123_45_6789.pdf'],
    ['with slashes', '123/45/6789'],
    ['with blanks around the dashes', '123 - 45 - 6789'],
    ['with mixed separators', '123-45 6789'],
    ['with two dashes', '123--45--6789'],
    ['with colons', '123:45:6789'],
    ['with commas', 'it is 123,45,6789'],
    ['with stars', '123*45*6789'],
    ['with backslashes', '123\\45\\6789'],
    ['digit by digit', 'it is 9 8 7 6 5 4 3 2 1'],
    ['digit by digit with dashes', '4-1-2-3-4-5-6-7-8'],
    ['digit by digit, counting up', 'it is 1 2 3 4 5 6 7 8 9'],
    ['digit by digit in mixed separators', 'it is 4-1 2_3.4 5 - 6/7 8'],
    ['digit by digit with blanks and dashes', '4 1 2 - 3 4 - 5 6 7 8'],
    ['digit by digit with dots', '4.1.2.3.4.5.6.7.8'],
    ['digit by digit before another number', '4 1 2 3 4 5 6 7 8 60601'],
    ['with unusual dashes', '123\u201345\u22126789'],
    ['with dashes that do not break', '123\u201145\u20116789'],
    ['with blanks that do not break', '123\u00a045\u00a06789'],
    ['with the dots of another script', '123\u30fb45\u30fb6789'],
    ['in full-width digits', '\uff11\uff12\uff13-\uff14\uff15-\uff16\uff17\uff18\uff19'],
    ['in Arabic digits', '\u0661\u0662\u0663-\u0664\u0665-\u0666\u0667\u0668\u0669'],
    ['in Devanagari digits', '\u0967\u0968\u0969-\u096a\u096b-\u096c\u096d\u096e\u096f'],
    [
      'in bold mathematical digits',
      '\u{1d7cf}\u{1d7d0}\u{1d7d1}-\u{1d7d2}\u{1d7d3}-\u{1d7d4}\u{1d7d5}\u{1d7d6}\u{1d7d7}',
    ],
    ['in circled digits', '\u2460\u2461\u2462-\u2463\u2464-\u2465\u2466\u2467\u2468'],
    ['in keycap digits', '1\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e3-45-6789'],
    ['with invisible characters between', '12\u200b3-4\u00ad5-67\u200d8\ufeff9'],
    ['through tags', '<p>12<b>3</b>-4<i>5</i>-67<span class="a">89</span></p>'],
    ['through paragraphs', '<p>123-45-</p><p>6789</p>'],
    ['through line breaks', '123-45-\n6789'],
    ['in an attribute', '<img src="/f/1" alt="123-45-6789">'],
    ['through a comment', '123<!-- a > b -->-45-6789'],
    ['in a comment', '<!-- 123-45-6789'],
    ['in entities', '&#49;23&#45;45&ndash;67&#x38;9'],
    ['in an attribute in entities', '<img alt="&#49;23-45-6789">'],
    ['behind something like an entity', '&#123-45-6789'],
    ['in an address', '/search?q=123%2D45%2d6789'],
    ['behind a percent sign', 'at 100%123-45-6789'],
    ['glued to a word', 'SSN123-45-6789x'],
    ['as nine digits', 'number 123456789, thanks'],
    ['as nine digits in a file name', 'scan_123456789.pdf'],
    ['as nine digits behind a cue', 'ssn123456789'],
    ['in other groups behind a cue', 'SSN: 123 456 789'],
    ['digit by digit behind a cue', 'social security number is 1 2 3 4 5 6 7 8 9'],
    ['in other groups before a cue', '12-345-6789 is my ssn'],
    ['though never issued: zeros', '000-12-3456'],
    ['though never issued: 666', '666-12-3456'],
    ['though of a taxpayer', '912-70-1234'],
    ['in a list', '1. 123-45-6789'],
    ['beside a phone number', '312-555-0188 123-45-6789'],
  ])('%s', (_, text) => {
    expect(findSsn(text)).toHaveLength(1)
    expect(findSsn(maskSsn(text))).toEqual([])
  })
})

describe('HELP-019 not taken for a Social Security number is', () => {
  it.each([
    ['a phone number', 'call 312-555-0188, (312) 555-0188, 312.555.0188 or 312 555 0188'],
    ['a phone number in a row', 'call 3125550188 or +13125550188'],
    ['a phone number with the number of the country', '+1-312-555-0188 ext. 123'],
    ['a phone number from abroad', '+48 123 45 6789 and +123456789'],
    ['a local number', '555-0188'],
    ['a date', '11/24/2026, 2026-11-24, 24.11.2026, 11-24-2026 15:00'],
    ['a number and a month', 'form 204 11/2026 and 204 11-2026'],
    ['a number and a month in another script', '\u0662\u0660\u0664 \u0661\u0661-\u0662\u0660\u0662\u0666'],
    ['a blood pressure and a year', '120/80 2026, 120/80 1234'],
    ['a ZIP+4', 'Chicago, IL 60601-1234 and 60601 1234'],
    ['a ZIP+4 behind a Social Security office', 'Social Security office, 60601-1234'],
    ['the last four digits', 'last four 6789, SSN ending in 6789, ***-**-6789'],
    ['a longer number', '1234567890123, 123-45-67890, 4111 1111 1111 1111'],
    ['a case number with letters', 'A123456789 and 08-123-00-AB1234'],
    ['a form', 'IL444-2022 and 4333'],
    ['a version', 'Chrome/141.0.7390.123 and 1.123.45.6789'],
    ['an amount', '$1,234,567.89 and 123,456,789'],
    ['an id', '018f4c1e-7a3b-7cde-8f01-123456789abc'],
    ['the name of a picture', 'PXL_20261124_153000123.jpg'],
    ['a row of a table', '<tr><td>123</td><td>45</td><td>6789</td></tr>'],
    ['a row of a pasted table', '123\t45\t6789'],
    ['a numbered list', '1 2 3 4 5 6 7 8 9 10 11 and 1, 2, 3, 4, 5, 6, 7, 8, 9'],
    ['hours in a row', '8 7.5 8 7.5 8.0 8 and 8 / 7 / 8'],
    ['marks in a row', '4,5,3,4,5,5,4,3,2'],
    ['fractions and times', '1/2 3/4 1/4 1/2 1 and 9:0 5:0 9:0 5:0 9'],
    ['a phone number digit by digit', '3 1 2 - 5 5 5 - 0 1 8 8 and 3 1 2 5 5 5 0 1 8 8'],
    ['dates of single digits', '1/2/2026 3-4-2026 5.6.2026, 1/2/26 3/4/26'],
    ['a longer row of digits', '4 1 2 3 4 5 6 7 8 9'],
    ['a list of numbers', '123, 45, 6789'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([])
  })

  it('nine digits in the individual number field, which are refused anywhere else (conflicts C60)', () => {
    expect(findSsn('123456789', { bareDigits: false })).toEqual([])
    expect(findSsn('ssn 123456789', { bareDigits: false })).toHaveLength(1)
    expect(findSsn('123-45-6789', { bareDigits: false })).toHaveLength(1)
  })
})

describe('HELP-019 the places of the numbers', () => {
  it('are given in the text as it was written', () => {
    expect(findSsn('a 123-45-6789 b 987 65 4321 c')).toEqual([
      { start: 2, end: 13 },
      { start: 16, end: 27 },
    ])
    expect(found('<p>\u{1f600} it is 12<b>3</b>-45-&#54;789!</p>')).toEqual(['12<b>3</b>-45-&#54;789'])
  })

  it('lead to a mask that keeps everything but the digits', () => {
    expect(maskSsn('a 123-45-6789 b')).toBe('a ***-**-**** b')
    expect(maskSsn('12<b>3</b>-45-&#54;789')).toBe('**<b>*</b>-**-****')
    expect(maskSsn('call 312-555-0188')).toBe('call 312-555-0188')
  })
})

/** Text that comes close to a number in every way the search knows. */
const scraps = fc.constantFrom(
  ...['1', '9', '0', '45', '123', '6789', '-', '--', ' ', '.', '_', '/', '\u200b', '\u2013', '\uff11', '\u0663'],
  ...[
    '<b>',
    '</b>',
    '<p>',
    '<td>',
    '<',
    '>',
    '&#45;',
    '&#4',
    '&nbsp;',
    '%2D',
    '%',
    'ssn ',
    'a',
    '+',
    '\n',
    '\t',
    '\u{1d7cf}',
  ],
)
const anyText = fc.array(scraps, { maxLength: 60 }).map((parts) => parts.join(''))
const group = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((digits) => digits.join(''))

describe('HELP-019 whatever people write', () => {
  it('finds every number of three, two and four digits between dashes, in any script, whatever is invisible in it', () => {
    const zeros = fc.constantFrom(0x30, 0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10, 0x1d7ce, 0x1d7f6)
    const dashes = fc.constantFrom(
      '-',
      '\u2010',
      '\u2011',
      '\u2013',
      '\u2014',
      '\u2212',
      '\ufe63',
      '\uff0d',
      ' ',
      '\u2003',
    )
    const nothing = fc.constantFrom('', '\u200b', '\u200e', '\u00ad', '<b>', '</i>', '<!-- 1 -->')
    fc.assert(
      fc.property(group(3), group(2), group(4), zeros, dashes, nothing, (a, b, c, zero, dash, gap) => {
        const written = [a, b, c]
          .join('-')
          .replace(/\d/g, (digit) => `${String.fromCodePoint(zero + Number(digit))}${gap}`)
        const text = `It is ${written.replaceAll('-', dash)}`
        expect(findSsn(text)).toHaveLength(1)
      }),
      { numRuns: 300 },
    )
  })

  it('finds no phone number, date or ZIP+4', () => {
    const phone = fc
      .tuple(group(3), group(3), group(4), fc.constantFrom('-', '.', ' ', ''))
      .map(([a, b, c, s]) => a + s + b + s + c)
    const date = fc.date({ min: new Date('1900-01-01Z'), max: new Date('2099-12-31Z'), noInvalidDate: true })
    const written = date.chain((day) => {
      const iso = day.toISOString().slice(0, 10)
      const [year, month, dayOfMonth] = iso.split('-')
      return fc.constantFrom(
        iso,
        `${month}/${dayOfMonth}/${year}`,
        `${month}-${dayOfMonth}-${year}`,
        `${dayOfMonth}.${month}.${year}`,
      )
    })
    const zip = fc.tuple(group(5), group(4)).map((parts) => parts.join('-'))
    fc.assert(
      fc.property(fc.array(fc.oneof(phone, written, zip), { minLength: 1, maxLength: 4 }), (parts) => {
        expect(found(parts.join(', '))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('gives places in order, inside the text, apart from each other', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0
        for (const { start, end } of findSsn(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 500 },
    )
  })

  it('leaves nothing to find behind the mask', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(found(maskSsn(text))).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })
})
