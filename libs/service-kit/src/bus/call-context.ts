import { Refusal, type Caller, type RegisteredOperation } from '@isets/contracts'
import { abilityFor, type AppAbility } from '@isets/policies'

export interface CallFacts {
  readonly operation: RegisteredOperation
  readonly requestId: string
  /** Absolute, in milliseconds since 1970. */
  readonly deadline: number
  readonly token?: string
  readonly caller?: Caller
  readonly idempotencyKey?: string
  readonly purpose?: string
}

/** Who calls, what they may do and until when an answer is of use: the second argument of every handler. */
export class CallContext {
  readonly operation: RegisteredOperation
  readonly requestId: string
  readonly deadline: number
  readonly idempotencyKey: string | undefined
  /** The caller if there is one: operations for `anyone` and `service` may be called without. */
  readonly callerIfAny: Caller | undefined
  /** Forwarded by `BusClient` when this handler calls another service. */
  readonly token: string | undefined
  /** What the answer is for when it is more than the operation says: `export`. */
  readonly purpose: string | undefined
  #ability: AppAbility | undefined

  constructor(facts: CallFacts) {
    this.operation = facts.operation
    this.requestId = facts.requestId
    this.deadline = facts.deadline
    this.token = facts.token
    this.callerIfAny = facts.caller
    this.idempotencyKey = facts.idempotencyKey
    this.purpose = facts.purpose
  }

  /** @throws Refusal UNAUTHENTICATED when nobody is signed in. */
  get caller(): Caller {
    if (this.callerIfAny === undefined) throw new Refusal('UNAUTHENTICATED')
    return this.callerIfAny
  }

  /** The caller's ability, built once per call from the policies of this service. */
  get ability(): AppAbility {
    this.#ability ??= abilityFor(this.caller)
    return this.#ability
  }
}
