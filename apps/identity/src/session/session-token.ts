import { createHash, randomBytes } from 'node:crypto'

/** A new session token, 256 random bits. Only the browser's cookie ever holds it. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a token: who reads the database cannot sign in with it. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
