import { helpDeskEvents, type PayloadOf } from '@isets/contracts'
import { Consumes, type ReceivedEvent } from '@isets/service-kit'
import { Injectable } from '@nestjs/common'
import { QueueingService } from '../delivery/queueing.service.ts'

/** What support finds out about a request when it sorts it becomes mail to those whom it concerns from then on. */
@Injectable()
export class SortingNotices {
  readonly #queueing: QueueingService

  constructor(queueing: QueueingService) {
    this.#queueing = queueing
  }

  @Consumes(helpDeskEvents.copied, { together: true })
  async copied(event: ReceivedEvent<PayloadOf<typeof helpDeskEvents.copied>>): Promise<void> {
    await this.#queueing.queue(event)
  }

  @Consumes(helpDeskEvents.madeUrgent, { together: true })
  async madeUrgent(event: ReceivedEvent<PayloadOf<typeof helpDeskEvents.madeUrgent>>): Promise<void> {
    await this.#queueing.queue(event)
  }
}
