import { identityEvents, type PayloadOf } from '@isets/contracts'
import { Consumes, type ReceivedEvent } from '@isets/service-kit'
import { Injectable } from '@nestjs/common'
import { QueueingService } from '../delivery/queueing.service.ts'

const { customerAccountCreated, customerPasswordReset } = identityEvents

/** A customer hears of the login that somebody else created (IES-018), and of a password that somebody else made (REF-023). */
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

  @Consumes(customerPasswordReset)
  async reset(event: ReceivedEvent<PayloadOf<typeof customerPasswordReset>>): Promise<void> {
    await this.#queueing.queue(event)
  }
}
