import type * as z from 'zod'
import { contract } from './contract.ts'
import type { AnyOperation, InputOf, OperationMeta, ServiceName } from './operation.ts'
import type { Right } from './permissions.ts'

/** One operation with everything that serves it: its name, its subject on the bus, its shapes. */
export interface RegisteredOperation<Input = unknown> extends OperationMeta {
  readonly name: string
  /** `<service>.v1.<name>`, subscribed in the queue group of the service. */
  readonly subject: string
  readonly method: string
  readonly path: string
  readonly input: z.ZodType<Input>
  readonly output: z.ZodType
  readonly procedure: AnyOperation
}

function register(name: string, procedure: AnyOperation): RegisteredOperation {
  const { meta, route, inputSchema, outputSchema } = procedure['~orpc']
  if (!inputSchema || !outputSchema || !route.method || !route.path) {
    throw new Error(`Operation ${name} is not fully declared`)
  }
  return {
    ...meta,
    name,
    subject: `${meta.service}.v1.${name}`,
    method: route.method,
    path: route.path,
    input: inputSchema as z.ZodType,
    output: outputSchema as z.ZodType,
    procedure,
  }
}

const all: readonly RegisteredOperation[] = Object.values(contract).flatMap((group) =>
  Object.entries(group).map(([name, procedure]) => register(name, procedure as unknown as AnyOperation)),
)
const byProcedure = new Map<object, RegisteredOperation>(all.map((one) => [one.procedure, one]))

/** All operations, or those of one service (its `edge` ones are answered by the gateway, not on the bus). */
export function operations(service?: ServiceName): readonly RegisteredOperation[] {
  return service ? all.filter((one) => one.service === service) : all
}

/** Every right of the rubric that some operation asks for. */
export function rightsAsked(): Right[] {
  return all.flatMap(({ permission, alsoAsks }) =>
    typeof permission === 'string' ? alsoAsks : [permission, ...alsoAsks],
  )
}

/** What the registry knows of an operation taken from `contract`. Throws for one that is not in it. */
export function operationOf<Op extends object>(procedure: Op): RegisteredOperation<InputOf<Op>> {
  const found = byProcedure.get(procedure) as RegisteredOperation<InputOf<Op>> | undefined
  if (!found) throw new Error('This operation is not part of the contract')
  return found
}
