import { helpDeskEvents, Refusal, type Caller, type EscalationLevel, type HelpRequestView } from '@isets/contracts'
import type { ClosingSettings } from '@isets/rules'
import { Clock, recordAudit, recordEvent, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Inject, Injectable } from '@nestjs/common'
import { decide } from './allowed.ts'
import { CLOSING } from './closing-settings.ts'
import { actor, about, recipients } from './facts.ts'
import type { HelpRequest } from './help-request.entity.ts'
import { writeHistory } from './history.ts'
import type { HistoryAction } from './history.entity.ts'
import { InHandService, type Target } from './in-hand.service.ts'
import { OpeningService } from './opening.service.ts'

export type MoveCommand = 'wait' | 'resume' | 'resolve' | 'close' | 'escalate' | 'handBack'

/** What a move up or down the ladder, or a solution by guidance, has beside it. */
export interface Handing {
  /** For the history, instead of the new status. */
  readonly line: string
  readonly escalatedTo?: EscalationLevel
}

const WRITTEN_AS = {
  wait: 'waiting',
  resume: 'resumed',
  resolve: 'resolved',
  close: 'closed',
  escalate: 'escalated',
  handBack: 'resumed',
} as const satisfies Record<MoveCommand, HistoryAction>

/** Moves requests on by the transition table. */
@Injectable()
export class MovingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly inHand: InHandService,
    private readonly opening: OpeningService,
    @Inject(CLOSING) private readonly closing: ClosingSettings,
  ) {}

  async move(input: Target & { readonly command: MoveCommand }, context: CallContext): Promise<HelpRequestView> {
    const request = await this.inHand.take(input, 'triage', context)
    await this.moveInHand(request, input.command, context.caller, this.clock.now())
    return this.opening.view(request.id, context)
  }

  /**
   * Moves a request that is already in hand: a staff action, never an answer (a change of status keeps no promise).
   * @throws Refusal WRONG_STATUS with the reason, above all for a closed request (HELP-024)
   */
  async moveInHand(
    request: HelpRequest,
    command: MoveCommand,
    caller: Caller,
    now: Date,
    handing?: Handing,
  ): Promise<void> {
    const decision = decide(request, command, 'staff', now)
    if (!decision.ok) throw new Refusal('WRONG_STATUS', { reason: decision.message })
    const from = request.status
    request.touch(now)
    request.enter(decision.status, now, this.closing)
    const action = command === 'resume' && from === 'resolved' ? 'reopened' : WRITTEN_AS[command]
    await writeHistory(this.em, request, caller, now, { action, from, to: handing?.line ?? request.status })
    recordEvent(this.em, helpDeskEvents.moved, {
      aggregateId: request.id,
      aggregateVersion: request.version,
      payload: {
        ...about(request),
        recipients: recipients(request),
        summary: request.summary,
        actor: actor(caller, 'support'),
        from,
        closesAt: request.closesAt?.toISOString() ?? null,
        ...(handing?.escalatedTo && { escalatedTo: handing.escalatedTo }),
      },
    })
    recordAudit(this.em, {
      action: command === 'escalate' || command === 'handBack' ? command : 'triage',
      objectType: 'HelpRequest',
      objectId: request.id,
      changedFields: ['status'],
    })
  }
}
