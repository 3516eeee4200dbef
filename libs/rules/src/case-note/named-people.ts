import { nameKey } from '../ies/name-key.ts'

/** Somebody who may be named in a text. */
export interface NamedPerson {
  readonly firstName: string
  readonly middleName: string
  readonly lastName: string
}

/** Words of a name that stand together at most: `De La Cruz`. */
const LONGEST_PIECE = 3
const END = '|'
const WORD = /\p{L}[\p{L}\p{M}'-]*|[,|]/gu

/** Words in their order; what ends a sentence parts them, a comma stays. `'s` does not belong to a name. */
function tokensOf(text: string): string[] {
  const words = nameKey(text.replaceAll(/[.;:!?()\n\r]+/g, ` ${END} `)).match(WORD) ?? []
  return words.map((word) => word.replace(/'s?$/, ''))
}

/** What can be a first or a last name in a text, as `nameKey` writes it, each once; for a query by names. */
export function namePieces(text: string): string[] {
  const tokens = tokensOf(text)
  const isWord = (token: string | undefined) => token !== undefined && token !== END && token !== ','
  const pieces = new Set<string>()
  for (const start of tokens.keys()) {
    for (let length = 1; length <= LONGEST_PIECE && isWord(tokens[start + length - 1]); length += 1) {
      pieces.add(tokens.slice(start, start + length).join(' '))
    }
  }
  return [...pieces]
}

/** NOTE-012: those whose full name stands in the text: `Wren Baker`, `Wren Ann Baker`, `Wren A. Baker`, `Baker, Wren`. */
export function peopleNamedIn<Person extends NamedPerson>(text: string, people: readonly Person[]): Person[] {
  const line = ` ${tokensOf(text).join(' ')} `
  return people.filter((person) => {
    const [first, middle, last] = [person.firstName, person.middleName, person.lastName].map(nameKey)
    const middles = middle
      ? [`${first} ${middle} ${last}`, `${first} ${middle[0]} ${last}`, `${first} ${middle[0]} ${END} ${last}`]
      : []
    return [`${first} ${last}`, `${last} , ${first}`, ...middles].some((name) => line.includes(` ${name} `))
  })
}
