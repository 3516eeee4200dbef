import { identityEvents, type PayloadOf } from '@isets/contracts'
import { Consumes, type ReceivedEvent } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Person } from './person.entity.ts'

@Injectable()
export class PeopleConsumer {
  readonly #em: EntityManager

  constructor(em: EntityManager) {
    this.#em = em
  }

  @Consumes(identityEvents.userChanged, { keep: 'latest' })
  async userChanged({ payload }: ReceivedEvent<PayloadOf<typeof identityEvents.userChanged>>): Promise<void> {
    await this.#em.upsert(Person, { id: payload.userId, email: payload.email })
  }
}
