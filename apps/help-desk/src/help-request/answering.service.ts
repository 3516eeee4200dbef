import {
  helpDeskEvents,
  Refusal,
  VISITOR_ID,
  type HelpRequestView,
  type InputOf,
  type MessageChannel,
  type working,
} from '@isets/contracts'
import { authorise } from '@isets/policies'
import type { ClosingSettings } from '@isets/rules'
import { Clock, recordAudit, recordEvent, writeLater, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Inject, Injectable } from '@nestjs/common'
import { AttachingService } from '../attachment/attaching.service.ts'
import { FORGET_ANSWER } from '../draft/answer-draft.service.ts'
import { excerpt, wholeText } from '../text/excerpt.ts'
import { decide } from './allowed.ts'
import { CLOSING } from './closing-settings.ts'
import { about, actor, recipients } from './facts.ts'
import type { HelpRequest } from './help-request.entity.ts'
import { writeHistory } from './history.ts'
import { InHandService } from './in-hand.service.ts'
import { readWriting, writeMessage, type Writing } from './message.ts'
import { MovingService } from './moving.service.ts'
import { OpeningService } from './opening.service.ts'
import { takeRoom } from './room.ts'
import { sideOf, type Side } from './side.ts'

type Answer = InputOf<typeof working.answer>

/**
 * HELP-041: guidance is for the staff of a provider, and ends the request.
 * @throws Refusal INVALID
 */
function mayGuide({ guidance, then }: Answer, { organisationId }: HelpRequest): void {
  if (guidance === undefined) return
  const problem = (reason: string) => new Refusal('INVALID', { fields: { guidance: reason } })
  if (then !== 'resolve') throw problem('Guidance resolves the request.')
  if (!organisationId) throw problem('Only the staff of a provider correct their own data.')
}

/** Takes public messages of both sides. */
@Injectable()
export class AnsweringService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly inHand: InHandService,
    private readonly attaching: AttachingService,
    private readonly moving: MovingService,
    private readonly opening: OpeningService,
    @Inject(CLOSING) private readonly closing: ClosingSettings,
  ) {}

  /** HELP-021, HELP-022: support's first answer keeps the promise; a requester's answer ends the waiting. */
  async answer(input: Answer, context: CallContext, channel: MessageChannel = 'app'): Promise<HelpRequestView> {
    const writing = readWriting(input.html, input.attachmentIds)
    const request = await this.inHand.take(input, 'answer', context)
    const { caller, ability } = context
    const side = sideOf(caller.userId, ability, request)
    if (input.then !== 'stay') authorise(ability, 'triage', 'HelpRequest', request)
    mayGuide(input, request)
    const now = this.clock.now()
    const from = request.status
    takeRoom(request, 'answer', writing.html)
    this.takeTurn(request, side, now)
    const files = await this.attaching.loose(writing.fileIds, caller, request.id)
    const facts = { kind: 'answer', side, channel, writing, files } as const
    const messageId = await writeMessage(this.em, request, caller, now, facts)
    request.messageAt = now
    request.messageBy = caller.userId
    const moved = request.status === from ? {} : { from, to: request.status }
    await writeHistory(this.em, request, caller, now, { action: 'answered', ...moved })
    // Whoever answers by mail may have begun another answer in ISETS: it stays.
    if (channel === 'app') await writeLater(this.em, FORGET_ANSWER, [caller.userId, request.id])
    this.tell(request, context, side, messageId, writing)
    const handing = input.guidance && { line: input.guidance }
    if (input.then !== 'stay') await this.moving.moveInHand(request, input.then, caller, now, handing)
    return this.opening.view(request.id, context)
  }

  /** @throws Refusal WRONG_STATUS: a closed request takes no answers (HELP-024) */
  private takeTurn(request: HelpRequest, side: Side, now: Date): void {
    const isSupport = side === 'support'
    const decision = decide(request, isSupport ? 'answer' : 'reply', isSupport ? 'staff' : 'requester', now)
    if (!decision.ok) throw new Refusal('WRONG_STATUS', { reason: decision.message })
    request.touch(now)
    if (isSupport) request.keepPromise(now)
    request.enter(decision.status, now, this.closing)
  }

  private tell(request: HelpRequest, { caller }: CallContext, side: Side, messageId: string, { text }: Writing): void {
    recordEvent(this.em, helpDeskEvents.answered, {
      aggregateId: request.id,
      aggregateVersion: request.version,
      payload: {
        ...about(request),
        recipients: recipients(request),
        summary: request.summary,
        messageId,
        actor: actor(caller, side),
        text: excerpt(text),
        ...(request.requesterId === VISITOR_ID && { fullText: wholeText(text) }),
      },
    })
    recordAudit(this.em, { action: 'answer', objectType: 'HelpRequest', objectId: request.id })
  }
}
