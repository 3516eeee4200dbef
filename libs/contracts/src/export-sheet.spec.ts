import { describe, expect, it } from '@jest/globals'
import * as z from 'zod'
import { EXPORT_PAGE_SIZE } from './export-sheet.ts'
import { operations } from './registry.ts'

const exported = operations().flatMap((operation) => (operation.exportAs ? [{ operation, ...operation.exportAs }] : []))

/** Whether a path like `requester.name` leads to a value in rows of this shape. */
function leadsTo(shape: z.ZodType, path: readonly string[]): boolean {
  const bare = shape instanceof z.ZodNullable || shape instanceof z.ZodOptional ? shape.unwrap() : shape
  const [step, ...rest] = path
  if (step === undefined) return !(bare instanceof z.ZodObject)
  const next = bare instanceof z.ZodObject ? (bare.shape as Record<string, z.ZodType>)[step] : undefined
  return next !== undefined && leadsTo(next, rest)
}

function rowOf(output: z.ZodType): z.ZodType {
  const { rows } = (output as z.ZodObject<{ rows: z.ZodArray<z.ZodType> }>).shape
  return rows.element
}

describe('lists that leave as a file', () => {
  it('there are some', () => expect(exported.length).toBeGreaterThan(3))

  it.each(exported)('$operation.subject is a list in pages that the export can ask for', ({ operation }) => {
    expect([operation.method, operation.audience]).toEqual(['GET', 'web'])
    const pages = (operation.input as z.ZodObject).shape
    expect(z.safeParse(pages['page'] as z.ZodType, 2).success).toBe(true)
    expect(z.safeParse(pages['pageSize'] as z.ZodType, EXPORT_PAGE_SIZE).success).toBe(true)
  })

  it.each(exported)('$operation.subject has columns that its rows have', ({ operation, columns }) => {
    const row = rowOf(operation.output)
    expect(columns.filter(({ key }) => !leadsTo(row, key.split('.')))).toEqual([])
    expect(new Set(columns.map(({ heading }) => heading)).size).toBe(columns.length)
  })
})
