/** The fields of an answer's part, whatever they are; none when it is no object. */
export function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** @throws Error when the value is no text */
export function text(value: unknown): string {
  if (typeof value !== 'string') throw new Error(`Expected a text, got ${typeof value}`)
  return value
}
