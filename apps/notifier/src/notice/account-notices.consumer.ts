import { identityEvents, type PayloadOf } from '@isets/contracts'
import { Consumes, type ReceivedEvent } from '@isets/service-kit'
import { Injectable } from '@nestjs/common'
import { QueueingService } from '../delivery/queueing.service.ts'

const { customerAccountCreated } = identityEvents

/** IES-018: a customer hears of the login that somebody else created. */
@Injectable()
export class AccountNotices {
  readonly #queueing: QueueingService

  constructor(queueing: QueueingService) {
    this.#queueing = queueing
  }

  @Consumes(customerAccountCreated)
  async created(event: ReceivedEvent<PayloadOf<typeof customerAccountCreated>>): Promise<void> {
    await this.#queueing.queue(event)
  }
}
