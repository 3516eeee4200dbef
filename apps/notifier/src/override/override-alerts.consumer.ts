import { billingEvents, type EventEnvelope, type PayloadOf, type Role } from '@isets/contracts'
import { Consumes, type ReceivedEvent } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { QueueingService } from '../delivery/queueing.service.ts'
import { Person } from '../person/person.entity.ts'

const { overrideRequested, overrideReminded, overrideDecided } = billingEvents
/** C21: whoever decides is alerted. */
const DECIDES: Role = 'idhs_manager'

/** What happens to override requests becomes mail: alerts to those who decide, the decision to whoever asked. */
@Injectable()
export class OverrideAlerts {
  readonly #em: EntityManager
  readonly #queueing: QueueingService

  constructor(em: EntityManager, queueing: QueueingService) {
    this.#em = em
    this.#queueing = queueing
  }

  @Consumes(overrideRequested)
  async requested(event: ReceivedEvent<PayloadOf<typeof overrideRequested>>): Promise<void> {
    await this.#alert(event)
  }

  @Consumes(overrideReminded)
  async reminded(event: ReceivedEvent<PayloadOf<typeof overrideReminded>>): Promise<void> {
    await this.#alert(event)
  }

  @Consumes(overrideDecided)
  async decided(event: ReceivedEvent<PayloadOf<typeof overrideDecided>>): Promise<void> {
    await this.#queueing.queue(event)
  }

  async #alert(event: EventEnvelope): Promise<void> {
    const people = await this.#em.find(Person, { roles: { $contains: [DECIDES] }, active: true })
    await this.#queueing.queue(event, { deciders: people.map(({ email }) => email) })
  }
}
