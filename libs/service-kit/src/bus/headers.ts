import { headers, type MsgHdrs } from '@nats-io/nats-core'

/** Names of the headers on every message of the bus. */
export const HEADER = {
  token: 'x-ctx',
  deadline: 'x-deadline-ms',
  requestId: 'x-request-id',
  idempotencyKey: 'idempotency-key',
  purpose: 'x-purpose',
  hops: 'x-hops',
  from: 'x-from',
  traceparent: 'traceparent',
  tracestate: 'tracestate',
} as const

/** NATS headers from those values that are set. */
export function headersOf(values: Readonly<Record<string, string | undefined>>): MsgHdrs {
  const result = headers()
  for (const [name, value] of Object.entries(values)) if (value !== undefined) result.set(name, value)
  return result
}

/** The value of a header, or undefined when it is absent or empty. */
export function headerOf(from: MsgHdrs | undefined, name: string): string | undefined {
  return from?.get(name) || undefined
}
