import { caseNoteEvents, type PayloadOf } from '@isets/contracts'
import { Consumes, type ReceivedEvent } from '@isets/service-kit'
import { Injectable } from '@nestjs/common'
import { QueueingService } from '../delivery/queueing.service.ts'

const { caseNoteWritten, organisationNoteWritten, caseNoteDeletionDecided } = caseNoteEvents

/** What happens to notes becomes mail: copies to the resource team, decisions to whoever asked. */
@Injectable()
export class CaseNoteNotices {
  readonly #queueing: QueueingService

  constructor(queueing: QueueingService) {
    this.#queueing = queueing
  }

  @Consumes(caseNoteWritten, { together: true })
  async written(event: ReceivedEvent<PayloadOf<typeof caseNoteWritten>>): Promise<void> {
    await this.#queueing.queue(event)
  }

  @Consumes(organisationNoteWritten, { together: true })
  async organisationNoteWritten(event: ReceivedEvent<PayloadOf<typeof organisationNoteWritten>>): Promise<void> {
    await this.#queueing.queue(event)
  }

  @Consumes(caseNoteDeletionDecided, { together: true })
  async decided(event: ReceivedEvent<PayloadOf<typeof caseNoteDeletionDecided>>): Promise<void> {
    await this.#queueing.queue(event)
  }
}
