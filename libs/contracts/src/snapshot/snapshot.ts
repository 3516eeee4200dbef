import * as z from 'zod'
import { billingEvents } from '../billing/events.ts'
import { caseworkEvents } from '../casework/events.ts'
import type { EventDefinition } from '../event.ts'
import { helpDeskEvents } from '../help-desk/events.ts'
import { identityEvents } from '../identity/events.ts'
import { iesExchangeEvents } from '../ies-exchange/events.ts'
import { referralsEvents } from '../referrals/events.ts'
import { operations, type RegisteredOperation } from '../registry.ts'
import type { JsonSchema } from './compatibility.ts'

/** The events of every service. */
const EVENTS: readonly Readonly<Record<string, EventDefinition>>[] = [
  identityEvents,
  helpDeskEvents,
  iesExchangeEvents,
  referralsEvents,
  caseworkEvents,
  billingEvents,
]

export interface OperationSnapshot {
  readonly method: string
  readonly path: string
  readonly audience: string
  readonly kind: string
  readonly permission: RegisteredOperation['permission']
  readonly errors: readonly string[]
  readonly input: JsonSchema
  readonly output: JsonSchema
}

export interface ContractSnapshot {
  readonly operations: Readonly<Record<string, OperationSnapshot>>
  readonly events: Readonly<Record<string, JsonSchema>>
}

/** All operations by subject and all events by `<service>.v1.<type>`, as JSON Schema: what others rely on. */
export function snapshotOfContract(): ContractSnapshot {
  const events = EVENTS.flatMap((group) => Object.values(group))
  return {
    operations: sorted(operations().map((one) => [one.subject, operationSnapshot(one)])),
    events: sorted(events.map((one) => [`${one.service}.v1.${one.type}`, schemaOf(one.payload, 'output')])),
  }
}

/** As the file is written, so that a change of contract is a change of few lines. */
export function snapshotText(snapshot: ContractSnapshot): string {
  return `${JSON.stringify(snapshot, null, 2)}\n`
}

function operationSnapshot(operation: RegisteredOperation): OperationSnapshot {
  const { method, path, audience, kind, permission, input, output, procedure } = operation
  const errors = Object.keys(procedure['~orpc'].errorMap).toSorted()
  const schemas = { input: schemaOf(input, 'input'), output: schemaOf(output, 'output') }
  return { method, path, audience, kind, permission, errors, ...schemas }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest as JsonSchema
}

function sorted<Value>(entries: [string, Value][]): Record<string, Value> {
  return Object.fromEntries(entries.toSorted(([a], [b]) => a.localeCompare(b, 'en')))
}
