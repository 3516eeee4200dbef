import type { ErrorCode, ErrorDetails } from '@isets/contracts'

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
  return {
    code: (typeof code === 'string' && /^[A-Z_]+$/.test(code) ? code : BY_STATUS[status]) as ErrorCode,
    message: typeof message === 'string' ? message : '',
    details: isRecord(data) ? (data as ErrorDetails) : {},
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Whether the same call may work a moment later without anybody changing anything. */
export function isPassing({ code }: CallFailure): boolean {
  return code === 'BUSY' || code === 'DEADLINE' || code === 'OFFLINE'
}
