import { Refusal, type RegisteredOperation } from '@isets/contracts'
import { checkInput } from '@isets/service-kit'
import { StandardBracketNotationSerializer } from '@orpc/openapi-client/standard'
import type { FastifyRequest } from 'fastify'

/** Reads `status[0]=new&status[1]=closed` as the oRPC client of the web writes it. */
const brackets = new StandardBracketNotationSerializer()

/**
 * The validated input of an operation from path, query and body: path parameters win over fields of the same name.
 * @throws Refusal INVALID with a sentence for each field
 */
export function readInput(operation: RegisteredOperation, request: FastifyRequest): unknown {
  const given = operation.method === 'GET' ? queryOf(request) : request.body
  return checkInput(operation.input, withParams(given ?? {}, request.params))
}

/** The query string as the oRPC client writes it. */
export function queryOf(request: FastifyRequest): unknown {
  const start = request.url.indexOf('?')
  if (start < 0) return {}
  return brackets.deserialize([...new URLSearchParams(request.url.slice(start + 1))])
}

export function withParams(given: unknown, params: unknown): unknown {
  if (typeof params !== 'object' || params === null || Object.keys(params).length === 0) return given
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return params
  return { ...given, ...params }
}

/** Services keep the key in a row and compare it byte by byte. */
export const IDEMPOTENCY_KEY = /^[\w.:-]{8,100}$/
const MISSING_KEY = 'Send the header Idempotency-Key: a new value for each act, the same value when you repeat it.'
const WRONG_KEY = 'Use 8 to 100 letters, digits or . : - _'

/** A POST makes something anew each time, so a repeat of it must be known as one; other commands may be repeated. */
export function needsIdempotencyKey({ kind, method }: RegisteredOperation): boolean {
  return kind === 'command' && method === 'POST'
}

/**
 * The Idempotency-Key of a command, if it has one.
 * @throws Refusal INVALID when a POST has none, or for one that is not 8 to 100 letters, digits or `.:-_`
 */
export function readIdempotencyKey(operation: RegisteredOperation, request: FastifyRequest): string | undefined {
  if (operation.kind !== 'command') return undefined
  const key = request.headers['idempotency-key']
  if (key === undefined && !needsIdempotencyKey(operation)) return undefined
  if (typeof key === 'string' && IDEMPOTENCY_KEY.test(key)) return key
  throw new Refusal('INVALID', { fields: { 'Idempotency-Key': key === undefined ? MISSING_KEY : WRONG_KEY } })
}
