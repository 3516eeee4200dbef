import { describe, expect, it } from '@jest/globals'
import * as z from 'zod'
import { inputBreaks, outputBreaks, type JsonSchema } from './compatibility.ts'
import { contractBreaks } from './contract-breaks.ts'
import { snapshotOfContract, type ContractSnapshot } from './snapshot.ts'

function input(before: z.ZodRawShape, after: z.ZodRawShape): string[] {
  return inputBreaks(json(z.strictObject(before), 'input'), json(z.strictObject(after), 'input'))
}
function output(before: z.ZodRawShape, after: z.ZodRawShape): string[] {
  return outputBreaks(json(z.object(before), 'output'), json(z.object(after), 'output'))
}
function json(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  return z.toJSONSchema(schema, { io }) as JsonSchema
}

const name = z.string()

describe('an input', () => {
  it.each([
    ['a new optional field', { name }, { name, note: z.string().optional() }],
    ['a new field with a default', { name }, { name, page: z.int().default(1) }],
    ['a required field that becomes optional', { name }, { name: name.optional() }],
    ['a longer text', { name: z.string().max(10) }, { name: z.string().max(20) }],
    ['another value', { kind: z.enum(['a']) }, { kind: z.enum(['a', 'b']) }],
    ['null where it was refused', { name }, { name: name.nullable() }],
    ['any number where whole ones were', { size: z.int() }, { size: z.number() }],
    ['a form that is asked for no more', { name: z.email() }, { name }],
  ] as const)('may have %s', (_case, before, after) => {
    expect(input(before, after)).toEqual([])
  })

  it.each([
    ['a new required field', { name }, { name, note: z.string() }],
    ['a field less', { name, note: z.string().optional() }, { name }],
    ['an optional field that becomes required', { name: name.optional() }, { name }],
    ['a shorter text', { name }, { name: z.string().max(20) }],
    ['a longer least text', { name }, { name: z.string().min(3) }],
    ['a value less', { kind: z.enum(['a', 'b']) }, { kind: z.enum(['a']) }],
    ['values where any text was', { kind: name }, { kind: z.enum(['a']) }],
    ['another type', { name }, { name: z.int() }],
    ['null refused', { name: name.nullable() }, { name }],
    ['a form that is asked for', { name }, { name: z.email() }],
    ['smaller lists', { names: z.array(name) }, { names: z.array(name).max(2) }],
    ['a narrower list', { names: z.array(name) }, { names: z.array(z.email()) }],
    ['a narrower field of a field', { of: z.strictObject({ name }) }, { of: z.strictObject({ name: z.uuid() }) }],
  ] as const)('may not have %s', (_case, before, after) => {
    expect(input(before, after)).toHaveLength(1)
  })
})

describe('an output', () => {
  it.each([
    ['a new field', { name }, { name, note: z.string() }],
    ['an optional field that is always there', { name: name.optional() }, { name }],
    ['a value less', { kind: z.enum(['a', 'b']) }, { kind: z.enum(['a']) }],
    ['null no more', { name: name.nullable() }, { name }],
    ['a new field of a row', { rows: z.array(z.object({ name })) }, { rows: z.array(z.object({ name, note: name })) }],
  ] as const)('may have %s', (_case, before, after) => {
    expect(output(before, after)).toEqual([])
  })

  it.each([
    ['a field that may be missing', { name }, { name: name.optional() }],
    ['an optional field less', { name, note: z.string().optional() }, { name }],
    ['a value that nobody knows', { kind: z.enum(['a']) }, { kind: z.enum(['a', 'b']) }],
    ['null where there was none', { name }, { name: name.nullable() }],
    ['another type', { name }, { name: z.int() }],
  ] as const)('may not have %s', (_case, before, after) => {
    expect(output(before, after)).toHaveLength(1)
  })

  it('may not lose a field, whether of itself or of a row', () => {
    expect(output({ name, note: name }, { name })).toContain('output.note is gone')
    const before = { rows: z.array(z.object({ name, note: name })) }
    expect(output(before, { rows: z.array(z.object({ name })) })).toContain('output.rows[].note is gone')
  })
})

describe('the whole contract', () => {
  const now = snapshotOfContract()
  const [subject = '', operation] = Object.entries(now.operations)[0] ?? []

  function withOperation(changes: object): ContractSnapshot {
    return { ...now, operations: { ...now.operations, [subject]: { ...operation, ...changes } } } as ContractSnapshot
  }

  it('breaks when an operation or an event is gone or renamed', () => {
    const { [subject]: moved, ...others } = now.operations
    const renamed = { ...now, operations: { ...others, 'identity.v1.other': moved } } as ContractSnapshot
    expect(contractBreaks(now, renamed)).toEqual([`${subject}: is gone`])
    expect(contractBreaks(now, { ...now, events: {} })).toHaveLength(Object.keys(now.events).length)
  })

  it('breaks when an operation moves or is taken from the web', () => {
    expect(contractBreaks(now, withOperation({ path: '/elsewhere' }))).toEqual([
      `${subject}: path was ${operation?.path}`,
    ])
    expect(contractBreaks(now, withOperation({ method: 'PATCH' }))).toHaveLength(1)
    expect(contractBreaks(now, withOperation({ audience: 'nobody' }))).toHaveLength(1)
  })

  it('takes new operations', () => {
    const { [subject]: _new, ...others } = now.operations
    expect(contractBreaks({ ...now, operations: others }, now)).toEqual([])
  })
})
