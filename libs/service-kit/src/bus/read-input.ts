import { Refusal, unwritableFields } from '@isets/contracts'
import type * as z from 'zod'

/** The validated input of a call. @throws Refusal INVALID with a sentence for each field path */
export function readInput(schema: z.ZodType, bytes: string): unknown {
  return checkInput(schema, parse(bytes))
}

/**
 * The one check of what comes from outside, at the gateway and again in the service: it fits the schema, and no text
 * holds characters that cannot be stored.
 * @throws Refusal INVALID with a sentence for each field path
 */
export function checkInput<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const result = schema.safeParse(given)
  const unwritable = unwritableFields(given)
  if (result.success && Object.keys(unwritable).length === 0) return result.data
  throw new Refusal('INVALID', { fields: { ...(result.error && fieldsOf(result.error)), ...unwritable } })
}

/** Field path to sentence, as forms show it; unknown keys are named by themselves. */
function fieldsOf(error: z.ZodError): Record<string, string> {
  const entries = error.issues.flatMap((issue): [string, string][] => {
    if (issue.code !== 'unrecognized_keys') return [[issue.path.join('.'), issue.message]]
    return issue.keys.map((key) => [[...issue.path, key].join('.'), 'This field is not known.'])
  })
  return Object.fromEntries(entries.reverse()) // the first sentence of a field wins
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text === '' ? '{}' : text)
  } catch {
    throw new Refusal('INVALID', { fields: { '': 'This is not JSON.' } })
  }
}
