import { identityEvents, type PayloadOf } from '@isets/contracts'
import { Consumes, type ReceivedEvent } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Person } from './person.entity.ts'

/** Keeps what casework needs to know of people. Who is no longer active gets no copies any more (IDN-066). */
@Injectable()
export class PeopleConsumer {
  constructor(private readonly em: EntityManager) {}

  @Consumes(identityEvents.userChanged, { keep: 'latest' })
  async userChanged({ payload }: ReceivedEvent<PayloadOf<typeof identityEvents.userChanged>>): Promise<void> {
    await this.em.upsert(Person, {
      id: payload.userId,
      name: `${payload.firstName} ${payload.lastName}`,
      email: payload.email,
      roles: [...payload.roles],
      organisationId: payload.organisationId,
      active: payload.status === 'active',
    })
  }
}
