import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { VisitorService } from './visitor.service.ts'

const { askAsVisitor } = contract.helpDesk

/** What people without an account may do. */
@Controller()
export class VisitorController {
  constructor(private readonly visitors: VisitorService) {}

  @Handles(askAsVisitor, { transaction: 'own' })
  ask(question: InputOf<typeof askAsVisitor>, context: CallContext): Promise<OutputOf<typeof askAsVisitor>> {
    return this.visitors.ask(question, context)
  }
}
