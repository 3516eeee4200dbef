import type { Readable } from 'node:stream'
import type { ExportColumn, ExportSheet } from '@isets/contracts'
import writeXlsxFile, { type CellObject, type Row } from 'write-excel-file/node'
import { cellValue, type CellValue } from './cell-value.ts'

/** What a cell of Excel can hold; more makes the file unreadable. */
const MAX_LETTERS = 32_000
const WIDTHS: Record<ExportColumn['kind'], number> = {
  text: 26,
  date: 12,
  instant: 17,
  cents: 14,
  percent: 10,
  hours: 10,
  number: 10,
}

export interface Workbook {
  readonly sheet: ExportSheet
  /** Lines above the table: what the file is, and by which filters. */
  readonly remarks: readonly string[]
  readonly rows: readonly unknown[]
}

/** An Excel file with real dates, amounts and texts; a text is never taken for a formula. */
export async function workbook({ sheet, remarks, rows }: Workbook): Promise<Readable> {
  const head: Row[] = [
    [{ value: sheet.name, fontWeight: 'bold', fontSize: 14 }],
    ...remarks.map((remark): Row => [{ value: printable(remark), textColor: '#52606d' }]),
    [],
  ]
  const table: Row[] = [
    sheet.columns.map(({ heading }) => ({ value: heading, fontWeight: 'bold', backgroundColor: '#eaf2fb' })),
    ...rows.map((row) => sheet.columns.map((column) => excelCell(cellValue(row, column)))),
  ]
  const file = writeXlsxFile([...head, ...table], {
    sheet: sheet.name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    columns: sheet.columns.map(({ kind }) => ({ width: WIDTHS[kind] })),
    stickyRowsCount: head.length + 1,
  })
  return (file.toStream as () => Promise<Readable>)()
}

function excelCell(cell: CellValue): CellObject | null {
  switch (cell.kind) {
    case 'empty':
      return null
    case 'text':
      return { type: String, value: printable(cell.text) }
    case 'date':
      return { type: Date, value: new Date(`${cell.text}T00:00:00Z`), format: 'yyyy-mm-dd' }
    case 'instant':
      return { type: Date, value: new Date(`${cell.text.replace(' ', 'T')}:00Z`), format: 'yyyy-mm-dd hh:mm' }
    case 'cents':
      return { type: Number, value: cell.amount / 100, format: '#,##0.00' }
    case 'percent':
      return { type: Number, value: cell.amount / 100, format: '0%' }
    case 'hours':
      return { type: Number, value: cell.amount / 100, format: '0.00' }
    case 'number':
      return { type: Number, value: cell.amount }
  }
}

/** Letters that XML forbids are left out. */
function printable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '')
    .slice(0, MAX_LETTERS)
}
