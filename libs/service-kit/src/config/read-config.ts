import type * as z from 'zod'

/**
 * Reads the settings of an app. All missing or wrong ones are listed at once on stderr (names and reasons, never
 * values: they may be secrets) and the process ends with code 1.
 */
export function readConfig<Schema extends z.ZodType>(
  schema: Schema,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<Schema> {
  const result = schema.safeParse(withoutEmpty(environment))
  if (result.success) return result.data
  process.stderr.write(`${listProblems(result.error).join('\n')}\n`)
  process.exit(1)
}

/** One line for each setting that is missing or wrong. */
export function listProblems(error: z.ZodError): string[] {
  const lines = error.issues.map((issue) => `  ${issue.path.join('.') || '(all)'}: ${issue.message}`)
  return ['These settings are missing or wrong:', ...lines]
}

function withoutEmpty(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const filled = Object.entries(environment).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return Object.fromEntries(filled)
}
