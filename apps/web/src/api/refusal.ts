import { ERRORS, type ErrorCode, type ErrorDetails } from '@isets/contracts'

/** What went wrong with a call, whatever broke: a refusal of the server, or no server at all. */
export interface CallFailure {
  code: ErrorCode | 'OFFLINE'
  /** A sentence of the server, empty when it could not be reached. */
  message: string
  details: ErrorDetails
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

const BY_STATUS: Record<number, ErrorCode> = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  413: 'TOO_LARGE',
  415: 'UNSUPPORTED_TYPE',
  422: 'INVALID',
  429: 'RATE_LIMITED',
  502: 'BUSY',
  503: 'BUSY',
  504: 'DEADLINE',
}

/** Reads any thrown value: the typed error of the API client, its untyped kin, or a network failure. */
export function failureOf(error: unknown): CallFailure {
  if (!isRecord(error) || typeof error['status'] !== 'number') {
    const network = error instanceof TypeError
    return { code: network ? 'OFFLINE' : 'INTERNAL', message: network ? '' : textOf(error), details: {} }
  }
  const { code, status, message, data } = error
  if (isKnown(code)) {
    return {
      code,
      message: typeof message === 'string' ? message : '',
      details: isRecord(data) ? (data as ErrorDetails) : {},
    }
  }
  // Something between here and the gateway has answered: its words are not for people.
  const known = BY_STATUS[status] ?? 'INTERNAL'
  return { code: known, message: ERRORS[known].message, details: {} }
}

function isKnown(code: unknown): code is ErrorCode {
  return typeof code === 'string' && code in ERRORS
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Whether the record is not there for this reader: access follows the referral, what is hidden is said to be missing. */
export function isHidden({ code }: CallFailure): boolean {
  return code === 'NOT_FOUND' || code === 'FORBIDDEN'
}

/** Whether the same call may work a moment later without anybody changing anything. */
export function isPassing({ code }: CallFailure): boolean {
  return code === 'BUSY' || code === 'DEADLINE' || code === 'OFFLINE'
}
