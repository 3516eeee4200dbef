import { createHmac } from 'node:crypto'

/** What is kept of a Social Security number: enough to notice a change and to find somebody by its last four digits. */
export interface SsnHashes {
  readonly ssnHash: string | null
  readonly ssnLast4Hash: string | null
}

/**
 * Keyed hashes of a number, `null` for none. The last four are hashed together with the individual number: alone they
 * are ten thousand values, and a table of equal hashes would tell who shares them.
 */
export function hashSsn(key: string, ssn: string, individualNumber: string): SsnHashes {
  if (ssn === '') return { ssnHash: null, ssnLast4Hash: null }
  return { ssnHash: hmac(key, `ssn ${ssn}`), ssnLast4Hash: hashLast4(key, ssn.slice(-4), individualNumber) }
}

export function hashLast4(key: string, last4: string, individualNumber: string): string {
  return hmac(key, `last4 ${individualNumber} ${last4}`)
}

function hmac(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}
