import { Refusal } from '@isets/contracts'
import type * as z from 'zod'

/** The validated input of a call. @throws Refusal INVALID with a sentence for each field path */
export function readInput(schema: z.ZodType, bytes: string): unknown {
  const result = schema.safeParse(parse(bytes))
  if (result.success) return result.data
  throw new Refusal('INVALID', { fields: fieldsOf(result.error) })
}

/** Field path to sentence, as forms show it; unknown keys are named by themselves. */
export function fieldsOf(error: z.ZodError): Record<string, string> {
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
