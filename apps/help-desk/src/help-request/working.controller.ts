import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { AnsweringService } from './answering.service.ts'
import { EscalatingService } from './escalating.service.ts'
import { MovingService } from './moving.service.ts'
import { NotingService } from './noting.service.ts'
import { TriageManyService } from './triage-many.service.ts'
import { TriageService } from './triage.service.ts'

const { answer, note, triage, triageMany, move, escalate, handBack } = contract.helpDesk

/** Work on help requests. */
@Controller()
export class WorkingController {
  constructor(
    private readonly answering: AnsweringService,
    private readonly noting: NotingService,
    private readonly triaging: TriageService,
    private readonly triagingMany: TriageManyService,
    private readonly moving: MovingService,
    private readonly escalating: EscalatingService,
  ) {}

  @Handles(answer)
  answer(input: InputOf<typeof answer>, context: CallContext): Promise<OutputOf<typeof answer>> {
    return this.answering.answer(input, context)
  }

  @Handles(note)
  note(input: InputOf<typeof note>, context: CallContext): Promise<OutputOf<typeof note>> {
    return this.noting.note(input, context)
  }

  @Handles(triage)
  triage(input: InputOf<typeof triage>, context: CallContext): Promise<OutputOf<typeof triage>> {
    return this.triaging.triage(input, context)
  }

  @Handles(triageMany)
  triageMany(input: InputOf<typeof triageMany>, context: CallContext): Promise<OutputOf<typeof triageMany>> {
    return this.triagingMany.triageMany(input, context)
  }

  @Handles(move)
  move(input: InputOf<typeof move>, context: CallContext): Promise<OutputOf<typeof move>> {
    return this.moving.move(input, context)
  }

  @Handles(escalate)
  escalate(input: InputOf<typeof escalate>, context: CallContext): Promise<OutputOf<typeof escalate>> {
    return this.escalating.escalate(input, context)
  }

  @Handles(handBack)
  handBack(input: InputOf<typeof handBack>, context: CallContext): Promise<OutputOf<typeof handBack>> {
    return this.escalating.handBack(input, context)
  }
}
