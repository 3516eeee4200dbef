import { ERRORS, Refusal, type ErrorCode } from '@isets/contracts'
import type { FastifyReply } from 'fastify'

/** What every operation may answer, whatever it declares; the web's client treats these codes as typed errors. */
export interface RefusalBody {
  /** Whether the operation declares this code: the web's client then has it as a typed error. */
  readonly defined: boolean
  readonly code: ErrorCode
  readonly status: number
  readonly message: string
  /** Details of the refusal. Named `data` because the oRPC client of the web reads them there. */
  readonly data: Refusal['details']
}

export function refusalBody(refusal: Refusal, defined: boolean): RefusalBody {
  const { code, status, message, details } = refusal
  return { defined, code, status, message, data: details }
}

/** Sends a refusal with the status of its code; says when to come back where that is known. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal, defined = true): FastifyReply {
  const wait = refusal.details.retryAfter ?? (refusal.code === 'BUSY' ? 1 : undefined)
  if (wait !== undefined) reply.header('retry-after', String(Math.max(1, Math.ceil(wait))))
  return reply.code(refusal.status).type('application/json; charset=utf-8').send(refusalBody(refusal, defined))
}

/** Fastify's own errors in the words of our table; anything unknown stays what it is. */
const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'INVALID',
  404: 'NOT_FOUND',
  408: 'DEADLINE',
  413: 'TOO_LARGE',
  414: 'TOO_LARGE',
  415: 'UNSUPPORTED_TYPE',
  429: 'RATE_LIMITED',
  503: 'BUSY',
}

/** The refusal that an error of the HTTP layer stands for, or undefined for a fault of ours. */
export function refusalOfHttpError(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return isTraced(error) ? error : undefined
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number') return undefined
  const code = BY_STATUS[error.statusCode]
  if (code === undefined) return undefined
  return code === 'INVALID' ? new Refusal(code, { fields: { '': readable(error) } }) : new Refusal(code)
}

/** A fault that a service reports carries the incident id of its log; without one it becomes an incident here. */
function isTraced({ code, details }: Refusal): boolean {
  return code !== 'INTERNAL' || details.incidentId !== undefined
}

function readable(error: Error): string {
  return error instanceof SyntaxError || 'code' in error ? 'The request cannot be read.' : ERRORS.INVALID.message
}
