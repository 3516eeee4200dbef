import { Refusal, type ErrorCode } from '@isets/contracts'

/**
 * What a caller hears of a database that cannot do the work now. Where the connection broke, the commit may have come
 * through: whoever repeats the command does so with its Idempotency-Key, and an event with its inbox row.
 */
const REFUSALS: Readonly<Record<string, ErrorCode>> = {
  /** query_canceled: the statement time-out, which is the deadline of the call. */
  '57014': 'DEADLINE',
  /** lock_not_available: somebody else holds the row. */
  '55P03': 'BUSY',
  /** Ours, raised by triggers: the month is locked. */
  IS001: 'WRONG_STATUS',
  /** Too many connections, starting up, shutting down or just killed. */
  '53300': 'BUSY',
  '57P01': 'BUSY',
  '57P02': 'BUSY',
  '57P03': 'BUSY',
  ECONNREFUSED: 'BUSY',
  ECONNRESET: 'BUSY',
  EPIPE: 'BUSY',
}
/** Serialization failure and deadlock: the whole transaction may be tried again. */
const TRY_AGAIN = new Set(['40001', '40P01'])

/** The SQLSTATE or system code of an error, wherever the drivers put it. */
export function databaseCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const code: unknown = Reflect.get(error, 'code')
  return typeof code === 'string' ? code : databaseCode(error.cause)
}

export function mayTryAgain(error: unknown): boolean {
  return TRY_AGAIN.has(databaseCode(error) ?? '')
}

/** The refusal for a failure of the database that will pass, or undefined. */
export function databaseRefusal(error: unknown): Refusal | undefined {
  const refusal = REFUSALS[databaseCode(error) ?? '']
  if (refusal !== undefined) return new Refusal(refusal, refusal === 'BUSY' ? { retryAfter: 1 } : {})
  return isWithoutConnection(error) ? new Refusal('BUSY', { retryAfter: 1 }) : undefined
}

/** The pool has none to give, or the server went away in the middle: the drivers say so in words only. */
function isWithoutConnection(error: unknown): boolean {
  return error instanceof Error && /timeout exceeded when trying to connect|connection terminated/i.test(error.message)
}
