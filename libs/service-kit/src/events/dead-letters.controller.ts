import type { DeadLetterView, contract } from '@isets/contracts'
import { Controller, type Type } from '@nestjs/common'
import type { CallContext } from '../bus/call-context.ts'
import { Handles } from '../bus/handles.ts'
import { DeadLetters } from './dead-letters.ts'

/** The dead-letter operations of one service, as its part of the contract has them. */
type DeadLetterOperations = Pick<(typeof contract)['helpDesk'], 'listDeadLetters' | 'redriveDeadLetter'>

/** A controller for the dead-letter operations of a service: `controllers: [deadLettersController(contract.helpDesk)]`. */
export function deadLettersController(operations: DeadLetterOperations): Type {
  @Controller()
  class DeadLettersController {
    readonly #letters: DeadLetters

    constructor(letters: DeadLetters) {
      this.#letters = letters
    }

    @Handles(operations.listDeadLetters)
    async list({ page, pageSize }: { page: number; pageSize: number }) {
      return { ...(await this.#letters.list(page, pageSize)), page, pageSize }
    }

    @Handles(operations.redriveDeadLetter, { transaction: 'own' })
    redrive({ id }: { id: string }, context: CallContext): Promise<DeadLetterView> {
      return this.#letters.redrive(id, context.caller)
    }
  }
  return DeadLettersController
}
