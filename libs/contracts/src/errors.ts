import * as z from 'zod'

/** One table of refusals: the code that crosses NATS, its HTTP status, and what it tells a person to do. */
export const ERRORS = {
  INVALID: { status: 422, message: 'Some fields need another look.' },
  PERSONAL_DATA: { status: 422, message: 'Remove the Social Security number and send again. Nothing was stored.' },
  IDEMPOTENCY_MISMATCH: {
    status: 422,
    message: 'This request was already sent with other content. Reload and try again.',
  },
  UNAUTHENTICATED: { status: 401, message: 'Sign in to continue.' },
  SIGN_IN_REFUSED: { status: 401, message: 'The sign-in name or the password is not right.' },
  PASSWORD_DUE: { status: 403, message: 'This is a start password. Sign in and choose a password of your own first.' },
  FORBIDDEN: { status: 403, message: 'Your role does not allow this.' },
  NOT_FOUND: { status: 404, message: 'There is no such record, or you may not see it.' },
  STALE: {
    status: 409,
    message: 'Somebody changed this in the meantime. Look at the current version and decide again.',
  },
  WRONG_STATUS: { status: 409, message: 'The current status does not allow this.' },
  IN_PROGRESS: { status: 409, message: 'The same request is still being worked on. Wait a moment.' },
  TOO_LARGE: { status: 413, message: 'This is larger than allowed.' },
  UNSUPPORTED_TYPE: { status: 415, message: 'This kind of file is not accepted here.' },
  RATE_LIMITED: { status: 429, message: 'Too many requests. Wait a moment and try again.' },
  INTERNAL: {
    status: 500,
    message: 'Something went wrong on our side. Quote the incident number when you ask for help.',
  },
  BUSY: { status: 503, message: 'The system is busy. Try again in a moment.' },
  DEADLINE: { status: 504, message: 'This took too long. Nothing may have happened yet: look before you repeat it.' },
} as const satisfies Record<string, { status: number; message: string }>

export type ErrorCode = keyof typeof ERRORS
export const ERROR_CODES = Object.keys(ERRORS) as ErrorCode[]

/** Details that travel with a refusal. Only the keys that a code needs are set. */
export const ErrorDetails = z.object({
  /** Field path to sentence, for `INVALID` and `PERSONAL_DATA`. */
  fields: z.record(z.string(), z.string()).optional(),
  /** The record as it is now, for `STALE`. */
  current: z.unknown().optional(),
  /** Found in the log beside the stack, for `INTERNAL`. */
  incidentId: z.string().optional(),
  /** Seconds until another try makes sense, for `BUSY` and `RATE_LIMITED`. */
  retryAfter: z.number().optional(),
  /** Why, in words, for `FORBIDDEN` and `WRONG_STATUS`. */
  reason: z.string().optional(),
})
export type ErrorDetails = z.infer<typeof ErrorDetails>

/** The one error class that crosses NATS. Anything else becomes `INTERNAL`. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}, message: string = ERRORS[code].message) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }

  get status(): number {
    return ERRORS[this.code].status
  }
}
