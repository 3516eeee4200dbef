import { oc } from '@orpc/contract'
import type * as z from 'zod'
import { ERRORS, ErrorDetails, type ErrorCode } from './errors.ts'
import type { ExportSheet } from './export-sheet.ts'
import type { Permission, Right } from './permissions.ts'

export type ServiceName = 'identity' | 'help-desk' | 'notifier' | 'ies-exchange' | 'referrals' | 'casework' | 'billing'

/** What the generic router, the bus and the documentation need to know beyond shapes. */
export interface OperationMeta {
  readonly service: ServiceName
  readonly permission: Permission
  /** Rights that it asks for besides, by what it finds: verified hours, a customer who has exited, an approved request. */
  readonly alsoAsks: readonly Right[]
  /**
   * `web`: served over HTTP, forwarded to its service. `edge`: served over HTTP by the gateway itself, which holds the
   * session cookie. `internal`: NATS only.
   */
  readonly audience: 'web' | 'edge' | 'internal'
  /** A query may be retried and changes nothing but the read log. */
  readonly kind: 'query' | 'command'
  /** Set for a list that can leave as a file. */
  readonly exportAs?: ExportSheet
}

interface OperationDefinition<Input extends z.ZodType, Output extends z.ZodType> {
  readonly service: ServiceName
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: `/${string}`
  readonly summary: string
  readonly permission: Permission
  readonly alsoAsks?: readonly Right[]
  readonly audience?: 'web' | 'edge' | 'internal'
  readonly kind?: 'query' | 'command'
  readonly input: Input
  readonly output: Output
  /** Refusals of this operation beyond those that every operation may give. */
  readonly errors?: readonly ErrorCode[]
  /** Lets the list leave as CSV and Excel; only for a GET whose output is a `pageOf` and whose input has `PageInput`. */
  readonly exportAs?: ExportSheet
}

const EVERYWHERE: readonly ErrorCode[] = [
  'INVALID',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'RATE_LIMITED',
  'INTERNAL',
  'BUSY',
  'DEADLINE',
]

type ErrorMap = Partial<Record<ErrorCode, { status: number; message: string; data: typeof ErrorDetails }>>

function errorMap(codes: readonly ErrorCode[]): ErrorMap {
  return Object.fromEntries(codes.map((code) => [code, { ...ERRORS[code], data: ErrorDetails }]))
}

/**
 * Declares an operation once. The gateway serves it, the service implements it with `@Handles`, the web calls it,
 * OpenAPI describes it and the tests check it, all from this one declaration (architecture.md, section 2).
 */
export function operation<Input extends z.ZodType, Output extends z.ZodType>(
  definition: OperationDefinition<Input, Output>,
) {
  const { method, path, summary, service, permission, audience = 'web' } = definition
  const meta: OperationMeta = {
    service,
    permission,
    alsoAsks: definition.alsoAsks ?? [],
    audience,
    kind: definition.kind ?? (method === 'GET' ? 'query' : 'command'),
    ...(definition.exportAs && { exportAs: definition.exportAs }),
  }
  return oc
    .$meta<OperationMeta>(meta)
    .route({ method, path, summary, tags: [service], inputStructure: 'compact' })
    .errors(errorMap([...EVERYWHERE, ...(definition.errors ?? [])]))
    .input(definition.input)
    .output(definition.output)
}

/** Any declared operation, whatever its shapes. */
export type AnyOperation = ReturnType<typeof operation<z.ZodType, z.ZodType>>
/** The validated input of an operation, as its handler receives it. */
export type InputOf<Op> = Op extends { '~orpc': { inputSchema?: infer S } }
  ? NonNullable<S> extends z.ZodType
    ? z.output<NonNullable<S>>
    : never
  : never
/** What a caller may pass: defaults not yet filled in. */
export type CallOf<Op> = Op extends { '~orpc': { inputSchema?: infer S } }
  ? NonNullable<S> extends z.ZodType
    ? z.input<NonNullable<S>>
    : never
  : never
/** What a handler returns and a caller receives. */
export type OutputOf<Op> = Op extends { '~orpc': { outputSchema?: infer S } }
  ? NonNullable<S> extends z.ZodType
    ? z.output<NonNullable<S>>
    : never
  : never
