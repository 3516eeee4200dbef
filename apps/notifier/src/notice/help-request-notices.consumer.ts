import { helpDeskEvents, type PayloadOf } from '@isets/contracts'
import { Consumes, preparedQuery, type ReceivedEvent } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { QueueingService } from '../delivery/queueing.service.ts'
import { Person } from '../person/person.entity.ts'

const ADDRESS = 'select email from person where id = ?'

/** What happens to a help request becomes mail. Which, and to whom, is in the table of templates. */
@Injectable()
export class HelpRequestNotices {
  readonly #em: EntityManager
  readonly #queueing: QueueingService

  constructor(em: EntityManager, queueing: QueueingService) {
    this.#em = em
    this.#queueing = queueing
  }

  @Consumes(helpDeskEvents.filed, { together: true })
  async filed(event: ReceivedEvent<PayloadOf<typeof helpDeskEvents.filed>>): Promise<void> {
    await this.#queueing.queue(event)
  }

  @Consumes(helpDeskEvents.answered, { together: true })
  async answered(event: ReceivedEvent<PayloadOf<typeof helpDeskEvents.answered>>): Promise<void> {
    const { id } = event.payload.actor
    const [author] = id === null ? [] : await preparedQuery<{ email: string }>(this.#em, ADDRESS, [id])
    await this.#queueing.queue(event, { authorEmail: author?.email ?? null })
  }

  @Consumes(helpDeskEvents.moved, { together: true })
  async moved(event: ReceivedEvent<PayloadOf<typeof helpDeskEvents.moved>>): Promise<void> {
    const { escalatedTo } = event.payload
    const level =
      escalatedTo === undefined
        ? []
        : await this.#em.find(Person, { roles: { $contains: [escalatedTo] }, active: true })
    await this.#queueing.queue(event, { deciders: level.map(({ email }) => email) })
  }

  @Consumes(helpDeskEvents.mailTrouble, { together: true })
  async mailTrouble(event: ReceivedEvent<PayloadOf<typeof helpDeskEvents.mailTrouble>>): Promise<void> {
    await this.#queueing.queue(event)
  }

  @Consumes(helpDeskEvents.closingSoon, { together: true })
  async closingSoon(event: ReceivedEvent<PayloadOf<typeof helpDeskEvents.closingSoon>>): Promise<void> {
    await this.#queueing.queue(event)
  }
}
