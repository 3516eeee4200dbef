import { iesExchangeEvents, type EventEnvelope, type PayloadOf, type Role } from '@isets/contracts'
import { Consumes, type ReceivedEvent } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { QueueingService } from '../delivery/queueing.service.ts'
import { Person } from '../person/person.entity.ts'

const { feedLate, importFailed, importHeld } = iesExchangeEvents
/** TMR-013: "super admin on failure". */
const LOOKS_AFTER_FEED: Role = 'super_admin'

/** Trouble with the files of IES becomes mail to the super users. */
@Injectable()
export class FeedNotices {
  readonly #em: EntityManager
  readonly #queueing: QueueingService

  constructor(em: EntityManager, queueing: QueueingService) {
    this.#em = em
    this.#queueing = queueing
  }

  @Consumes(feedLate)
  async late(event: ReceivedEvent<PayloadOf<typeof feedLate>>): Promise<void> {
    await this.#warn(event)
  }

  @Consumes(importFailed)
  async failed(event: ReceivedEvent<PayloadOf<typeof importFailed>>): Promise<void> {
    await this.#warn(event)
  }

  @Consumes(importHeld)
  async held(event: ReceivedEvent<PayloadOf<typeof importHeld>>): Promise<void> {
    await this.#warn(event)
  }

  async #warn(event: EventEnvelope): Promise<void> {
    const people = await this.#em.find(Person, { roles: { $contains: [LOOKS_AFTER_FEED] }, active: true })
    await this.#queueing.queue(event, { administrators: people.map(({ email }) => email) })
  }
}
