import { describe, expect, it } from '@jest/globals'
import type { ExportColumn } from '@isets/contracts'
import { csvHead, csvRow } from './csv.ts'

const column = (key: string, kind: ExportColumn['kind'], words?: Record<string, string>): ExportColumn => ({
  key,
  heading: key,
  kind,
  ...(words && { words }),
})
const cell = (value: unknown, kind: ExportColumn['kind'], words?: Record<string, string>) =>
  csvRow({ value }, [column('value', kind, words)]).trimEnd()

describe('a row of an export as CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '\n=1', '＝1', '=HYPERLINK("http://x")'])(
    'is no formula when somebody has typed %j',
    (text) => expect(cell(text, 'text')).toMatch(/^"?'/),
  )

  it('writes kinds as a spreadsheet reads them', () => {
    expect([
      cell('2026-11-20', 'date'),
      cell('2026-11-20T21:04:00.000Z', 'instant'),
      cell(-123_456, 'cents'),
      cell(45, 'percent'),
      cell(1_050, 'hours'),
      cell(-3, 'number'),
      cell(null, 'cents'),
    ]).toEqual(['2026-11-20', '2026-11-20 15:04', '-1234.56', '45%', '10.50', '-3', ''])
  })

  it('quotes what would end a cell, and keeps the letters of every language', () => {
    expect(cell('Niño, "O’Brien"\nzwei', 'text')).toBe('"Niño, ""O’Brien""\nzwei"')
  })

  it('joins several values, names codes and finds inner ones', () => {
    expect(cell(['a', 'b'], 'text', { a: 'Alpha' })).toBe('"Alpha, b"')
    expect(
      csvRow({ requester: { name: 'Robin' }, organisation: null }, [
        column('requester.name', 'text'),
        column('organisation.name', 'text'),
      ]),
    ).toBe('Robin,\r\n')
  })

  it('names what stands there without a value, where that says something', () => {
    const to: ExportColumn = { ...column('to.name', 'text'), none: 'IDHS' }
    expect(csvRow({ to: null }, [to])).toBe('IDHS\r\n')
    expect(csvRow({ to: { name: 'Prairie Demo Works' } }, [to])).toBe('Prairie Demo Works\r\n')
  })

  it('has the headings in its first line', () => {
    expect(csvHead([column('Number', 'text'), column('Filed, at', 'instant')])).toBe('Number,"Filed, at"\r\n')
  })
})
