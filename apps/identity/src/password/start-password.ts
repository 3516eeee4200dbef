import { randomInt } from 'node:crypto'

/** Without letters and digits that are taken for each other on paper (0 o, 1 l i), and without vowels: no words. */
const LETTERS = 'bcdfghjkmnpqrstvwxz23456789'
const GROUPS = 3
const GROUP = 4

/** A password for the first sign-in, such as `kxmd-7tqr-w4ph`: easy to copy from paper, 57 random bits. */
export function newStartPassword(): string {
  const group = () => Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}

const SERVES_DAYS = 7
const DAY_MS = 86_400_000

/** How long a start password made now can be used. */
export function startPasswordEnd(now: Date): Date {
  return new Date(now.getTime() + SERVES_DAYS * DAY_MS)
}
