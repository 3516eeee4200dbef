import type { ExportColumn } from '@isets/contracts'
import { cellValue, type CellValue } from './cell-value.ts'

/** Excel reads a CSV as UTF-8 only with this mark before it. */
export const BYTE_ORDER_MARK = '\uFEFF'
/** First letters by which a spreadsheet takes a text for a formula, in narrow and in full width. */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/

export function csvHead(columns: readonly ExportColumn[]): string {
  return lineOf(columns.map(({ heading }) => quoted(heading)))
}

export function csvRow(row: unknown, columns: readonly ExportColumn[]): string {
  return lineOf(columns.map((column) => csvCell(cellValue(row, column))))
}

/** A line that is no row: it says something to the reader of the file. */
export function csvRemark(text: string): string {
  return lineOf([quoted(text)])
}

function csvCell(cell: CellValue): string {
  if (cell.kind === 'empty') return ''
  if (cell.kind === 'text') return quoted(withoutFormula(cell.text))
  if (cell.kind === 'cents' || cell.kind === 'hours') return (cell.amount / 100).toFixed(2)
  if (cell.kind === 'percent') return `${cell.amount}%`
  return 'amount' in cell ? String(cell.amount) : cell.text
}

/** An apostrophe before it makes a spreadsheet show the text instead of computing it. */
function withoutFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

function quoted(text: string): string {
  return /[",\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** RFC 4180. */
function lineOf(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`
}
