import { helpDeskEvents, type HelpRequestView, type InputOf, type working } from '@isets/contracts'
import { authorise } from '@isets/policies'
import { Clock, recordAudit, recordEvent, writeLater, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { AttachingService } from '../attachment/attaching.service.ts'
import { FORGET_ANSWER } from '../draft/answer-draft.service.ts'
import { about, actor } from './facts.ts'
import { writeHistory } from './history.ts'
import { InHandService } from './in-hand.service.ts'
import { readWriting, writeMessage } from './message.ts'
import { OpeningService } from './opening.service.ts'
import { takeRoom } from './room.ts'

/**
 * Takes internal notes of SIU. A note leaves no trace outside: neither the version nor the time of the last change
 * moves, so that a requester cannot even tell that there is one.
 */
@Injectable()
export class NotingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly inHand: InHandService,
    private readonly attaching: AttachingService,
    private readonly opening: OpeningService,
  ) {}

  async note(input: InputOf<typeof working.note>, context: CallContext): Promise<HelpRequestView> {
    const writing = readWriting(input.html, input.attachmentIds)
    const request = await this.inHand.take(input, 'read', context)
    authorise(context.ability, 'write', 'HelpRequestNote', request)
    takeRoom(request, 'note', writing.html)
    const { caller } = context
    const now = this.clock.now()
    const files = await this.attaching.loose(writing.fileIds, caller, request.id)
    const messageId = await writeMessage(this.em, request, caller, now, {
      kind: 'note',
      side: 'support',
      writing,
      files,
    })
    request.supportUpdatedAt = now
    request.noteAt = now
    request.noteBy = caller.userId
    await writeHistory(this.em, request, caller, now, { action: 'noted' })
    await writeLater(this.em, FORGET_ANSWER, [caller.userId, request.id])
    recordEvent(this.em, helpDeskEvents.noted, {
      aggregateId: request.id,
      aggregateVersion: request.version,
      payload: { ...about(request), messageId, actor: actor(caller, 'support') },
    })
    recordAudit(this.em, { action: 'write', objectType: 'HelpRequestNote', objectId: messageId })
    return this.opening.view(request.id, context)
  }
}
