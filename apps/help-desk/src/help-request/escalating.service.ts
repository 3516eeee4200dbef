import { type HelpRequestView, type InputOf, type escalation, type EscalationLevel } from '@isets/contracts'
import { Clock, type CallContext } from '@isets/service-kit'
import { Injectable } from '@nestjs/common'
import { refusePersonalData } from '../text/personal-data.ts'
import { InHandService } from './in-hand.service.ts'
import { MovingService } from './moving.service.ts'
import { OpeningService } from './opening.service.ts'

const LEVEL_LABELS = {
  platform_manager: 'Platform Manager',
  program_manager: 'Program Manager',
} as const satisfies Record<EscalationLevel, string>

/** The ladder above SIU: requests go up with a reason and come back with one (HELP-029). */
@Injectable()
export class EscalatingService {
  constructor(
    private readonly clock: Clock,
    private readonly inHand: InHandService,
    private readonly moving: MovingService,
    private readonly opening: OpeningService,
  ) {}

  async escalate(input: InputOf<typeof escalation.escalate>, context: CallContext): Promise<HelpRequestView> {
    const { reason, to } = input
    refusePersonalData([['reason', reason]])
    const request = await this.inHand.take(input, 'escalate', context)
    const line = `${LEVEL_LABELS[to]}: ${reason}`
    await this.moving.moveInHand(request, 'escalate', context.caller, this.clock.now(), { line, escalatedTo: to })
    return this.opening.view(request.id, context)
  }

  /** The request is open to the level no longer; row security lets it be written once more (`handed_back_by`). */
  async handBack(input: InputOf<typeof escalation.handBack>, context: CallContext): Promise<{ done: true }> {
    const { reason } = input
    refusePersonalData([['reason', reason]])
    const request = await this.inHand.take(input, 'handBack', context)
    request.handedBackBy = context.caller.userId
    await this.moving.moveInHand(request, 'handBack', context.caller, this.clock.now(), { line: reason })
    return { done: true }
  }
}
