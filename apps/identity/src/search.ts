/** Matches rows that contain the words as they are typed: `%` and `_` mean themselves. */
export function containing(words: string): { $ilike: string } {
  return { $ilike: pattern(words) }
}

/** The pattern for `ilike` in a query of one's own. */
export function pattern(words: string): string {
  return `%${words.replace(/[\\%_]/g, '\\$&')}%`
}
