import { randomInt } from 'node:crypto'

const LONGEST_NAME = 20
const MARKS = /\p{M}/gu
const OTHERS = /[^a-z]/g

/**
 * A username for a customer: first letter of the first name, last name, three digits, as in `aarcher482`. Names are
 * shared by many; the digits are drawn, so that they neither count namesakes nor let one username be told from another.
 */
export function usernameFor(firstName: string, lastName: string, digits: number = randomInt(100, 1_000)): string {
  const name = `${plain(firstName).slice(0, 1)}${plain(lastName)}`.slice(0, LONGEST_NAME)
  return `${name || 'customer'}${digits}`
}

/** Only what every keyboard has: no accents, blanks, hyphens or apostrophes. */
function plain(name: string): string {
  return name.normalize('NFKD').replaceAll(MARKS, '').toLowerCase().replaceAll(OTHERS, '')
}
