/** Query strings as people read them: `?view=due&status=new,escalated`, without JSON and without empty values. */
export type SearchRecord = Record<string, unknown>

export function parseSearch(text: string): SearchRecord {
  return Object.fromEntries(new URLSearchParams(text))
}

export function stringifySearch(search: SearchRecord): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) {
    const written = Array.isArray(value) ? value.join(',') : value
    if (written !== undefined && written !== null && written !== '') params.set(key, String(written))
  }
  const text = params.toString().replaceAll('%2C', ',').replaceAll('%2F', '/')
  return text ? `?${text}` : ''
}

/** One of the known words, else nothing. */
export function oneOf<Word extends string>(words: readonly Word[], value: unknown): Word | undefined {
  return words.find((word) => word === value)
}

/** The known words among a comma list; nothing when none is left. */
export function someOf<Word extends string>(words: readonly Word[], value: unknown): Word[] | undefined {
  const given = Array.isArray(value) ? value.map(String) : String(value ?? '').split(',')
  const known = words.filter((word) => given.includes(word))
  return known.length > 0 ? known : undefined
}

/** A page from 2 on: the first page is not worth a word in the address. */
export function pageFrom(value: unknown): number | undefined {
  const page = Number(value)
  return Number.isInteger(page) && page > 1 && page <= 100_000 ? page : undefined
}

export function textFrom(value: unknown, max = 200): string | undefined {
  const text = typeof value === 'string' ? value.slice(0, max) : ''
  return text === '' ? undefined : text
}
