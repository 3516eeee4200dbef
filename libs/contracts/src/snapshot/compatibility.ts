/** The part of JSON Schema that our contracts use. */
export interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | JsonSchema
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
}

/**
 * Why what was valid input is so no more: a new required field, a field that is gone, a narrower type.
 * One sentence for each reason; empty when every old caller can go on.
 */
export function inputBreaks(before: JsonSchema, after: JsonSchema): string[] {
  return gaps(before, after, 'input', { extraFieldsPass: false })
}

/**
 * Why an answer or event can surprise those who know the old one: a field that is gone or may be missing, a value that
 * could not be there before. New fields surprise nobody: outputs are read tolerantly.
 */
export function outputBreaks(before: JsonSchema, after: JsonSchema): string[] {
  return [...gaps(after, before, 'output', { extraFieldsPass: true }), ...lostFields(before, after, 'output')]
}

interface Reading {
  readonly extraFieldsPass: boolean
}

/** Values that `given` allows and `accepted` does not. */
function gaps(given: JsonSchema, accepted: JsonSchema, at: string, reading: Reading): string[] {
  if (given.anyOf) return given.anyOf.flatMap((branch) => gaps(branch, accepted, at, reading))
  if (accepted.anyOf) return gapsToBest(given, accepted.anyOf, at, reading)
  const strange = kindGaps(given, accepted, at)
  if (strange.length > 0) return strange
  return [
    ...boundGaps(given, accepted, at),
    ...fieldGaps(given, accepted, at, reading),
    ...(given.items && accepted.items ? gaps(given.items, accepted.items, `${at}[]`, reading) : []),
  ]
}

/** One branch that takes everything is enough; else the one that comes nearest tells why not. */
function gapsToBest(given: JsonSchema, branches: readonly JsonSchema[], at: string, reading: Reading): string[] {
  const attempts = branches.map((branch) => gaps(given, branch, at, reading))
  return attempts.toSorted((a, b) => a.length - b.length)[0] ?? []
}

function kindGaps(given: JsonSchema, accepted: JsonSchema, at: string): string[] {
  const strange = typesOf(given).filter((type) => !isUnderstood(type, typesOf(accepted)))
  if (strange.length > 0)
    return [`${at}: ${strange.join(' or ')} where ${typesOf(accepted).join(' or ')} is understood`]
  const known = valuesOf(accepted)
  if (known === undefined) return textGaps(given, accepted, at)
  const unknown = valuesOf(given)?.filter((value) => !known.includes(value)) ?? ['any other value']
  return unknown.map((value) => `${at}: ${JSON.stringify(value)} is not among the known values`)
}

function typesOf({ type = 'anything' }: JsonSchema): readonly string[] {
  return typeof type === 'string' ? [type] : type
}

function isUnderstood(type: string, accepted: readonly string[]): boolean {
  return accepted.includes('anything') || accepted.includes(type) || (type === 'integer' && accepted.includes('number'))
}

function valuesOf(schema: JsonSchema): readonly unknown[] | undefined {
  return 'const' in schema ? [schema.const] : schema.enum
}

/** A format speaks for its pattern, which may change with the library that writes it. */
function textGaps(given: JsonSchema, accepted: JsonSchema, at: string): string[] {
  const form = accepted.format === undefined ? 'pattern' : 'format'
  const asked = accepted[form]
  if (asked === undefined || asked === given[form] || valuesOf(given) !== undefined) return []
  return [`${at}: ${form} ${asked} is asked for`]
}

const LOWER = ['minLength', 'minimum', 'minItems'] as const
const UPPER = ['maxLength', 'maximum', 'maxItems'] as const

function boundGaps(given: JsonSchema, accepted: JsonSchema, at: string): string[] {
  if (valuesOf(given) !== undefined) return []
  const tooLow = LOWER.filter((bound) => (given[bound] ?? -Infinity) < (accepted[bound] ?? -Infinity))
  const tooHigh = UPPER.filter((bound) => (given[bound] ?? Infinity) > (accepted[bound] ?? Infinity))
  return [...tooLow, ...tooHigh].map((bound) => `${at}: ${bound} is ${accepted[bound]}`)
}

function fieldGaps(given: JsonSchema, accepted: JsonSchema, at: string, reading: Reading): string[] {
  if (!typesOf(given).includes('object')) return []
  const missing = (accepted.required ?? []).filter((field) => !given.required?.includes(field))
  const fields = Object.entries(given.properties ?? {}).flatMap(([field, schema]) => {
    const known = accepted.properties?.[field] ?? accepted.additionalProperties ?? true
    if (typeof known === 'object') return gaps(schema, known, `${at}.${field}`, reading)
    return known || reading.extraFieldsPass ? [] : [`${at}.${field} is not known`]
  })
  return [
    ...missing.map((field) => `${at}.${field} may be missing`),
    ...fields,
    ...entryGaps(given, accepted, at, reading),
  ]
}

/** Records: fields by any name. */
function entryGaps(given: JsonSchema, accepted: JsonSchema, at: string, reading: Reading): string[] {
  const [entry, known] = [given.additionalProperties, accepted.additionalProperties]
  return typeof entry === 'object' && typeof known === 'object' ? gaps(entry, known, `${at}.*`, reading) : []
}

/** Fields, also optional ones, that readers knew and that are gone. */
function lostFields(before: JsonSchema, after: JsonSchema, at: string): string[] {
  const fields = Object.entries(before.properties ?? {}).flatMap(([field, schema]) => {
    const now = after.properties?.[field]
    return now ? lostFields(schema, now, `${at}.${field}`) : [`${at}.${field} is gone`]
  })
  const items = before.items && after.items ? lostFields(before.items, after.items, `${at}[]`) : []
  return [...fields, ...items]
}
