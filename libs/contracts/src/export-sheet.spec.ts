import { describe, expect, it } from '@jest/globals'
import * as z from 'zod'
import { EXPORT_PAGE_SIZE } from './export-sheet.ts'
import { operations } from './registry.ts'

const exported = operations().flatMap((operation) => (operation.exportAs ? [{ operation, ...operation.exportAs }] : []))

function bareOf(shape: z.ZodType): z.ZodType {
  return shape instanceof z.ZodNullable || shape instanceof z.ZodOptional ? bareOf(shape.unwrap() as z.ZodType) : shape
}

/** Where a path like `requester.name` leads to in rows of this shape. */
function shapeAt(shape: z.ZodType, path: readonly string[]): z.ZodType | undefined {
  const bare = bareOf(shape)
  const [step, ...rest] = path
  if (step === undefined) return bare
  const next = bare instanceof z.ZodObject ? (bare.shape as Record<string, z.ZodType>)[step] : undefined
  return next && shapeAt(next, rest)
}

/** What a value of this shape can be that means nothing to people: the words of an enum, yes and no. */
function codesOf(shape: z.ZodType | undefined): readonly string[] {
  if (shape instanceof z.ZodArray) return codesOf(bareOf(shape.element as z.ZodType))
  if (shape instanceof z.ZodEnum) return shape.options.map(String)
  return shape instanceof z.ZodBoolean ? ['true', 'false'] : []
}

function rowOf(output: z.ZodType): z.ZodType {
  const { rows } = (output as z.ZodObject<{ rows: z.ZodArray<z.ZodType> }>).shape
  return rows.element
}

/** Whether an operation answers with rows. */
function isList({ output }: { output: z.ZodType }): boolean {
  return output instanceof z.ZodObject && output.shape['rows'] instanceof z.ZodArray
}

/** Lists that stay in ISETS, by name, each with its reason. */
const STAY: Readonly<Record<string, string>> = {
  listDeadLetters: 'each line is repaired where it stands; outside ISETS its codes mean nothing',
  listCaps: 'seven categories on one page, without pages that an export could ask for',
  listScreeningDeadlines: 'a handful of settings without pages, shown with the form that sets the next one',
}

describe('lists that leave as a file', () => {
  it('are all lists of the contract but those with a reason to stay', () => {
    const staying = operations().filter((operation) => isList(operation) && operation.exportAs === undefined)
    expect(new Set(staying.map(({ name }) => name))).toEqual(new Set(Object.keys(STAY)))
    expect(exported.length).toBeGreaterThan(20)
  })

  it.each(exported)('$operation.subject is a list in pages that the export can ask for', ({ operation }) => {
    expect([operation.method, operation.audience]).toEqual(['GET', 'web'])
    const pages = (operation.input as z.ZodObject).shape
    expect(z.safeParse(pages['page'] as z.ZodType, 2).success).toBe(true)
    expect(z.safeParse(pages['pageSize'] as z.ZodType, EXPORT_PAGE_SIZE).success).toBe(true)
  })

  it.each(exported)('$operation.subject has columns that its rows have', ({ operation, columns }) => {
    const row = rowOf(operation.output)
    const isValue = (key: string) => {
      const shape = shapeAt(row, key.split('.'))
      return shape !== undefined && !(shape instanceof z.ZodObject)
    }
    expect(columns.filter(({ key }) => !isValue(key))).toEqual([])
    expect(new Set(columns.map(({ heading }) => heading)).size).toBe(columns.length)
  })

  it.each(exported)('$operation.subject writes words where the system has codes', ({ operation, columns }) => {
    const row = rowOf(operation.output)
    const codes = columns.flatMap(({ key, words = {} }) =>
      codesOf(shapeAt(row, key.split('.')))
        .filter((code) => !Object.hasOwn(words, code))
        .map((code) => `${key}: ${code}`),
    )
    expect(codes).toEqual([])
    expect(columns.filter(({ heading }) => /hundredth|cents/i.test(heading))).toEqual([])
  })

  it.each(exported)('$operation.subject writes hundredths of an hour as hours', ({ columns }) => {
    const hours = columns.filter(({ key }) => /(^|\.)(hours|verifiedHours|originalHours|newHours)$/.test(key))
    expect(hours.filter(({ kind }) => kind !== 'hours')).toEqual([])
  })
})
