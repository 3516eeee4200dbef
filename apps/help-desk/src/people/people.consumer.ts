import { identityEvents, type PayloadOf } from '@isets/contracts'
import { Consumes, type ReceivedEvent } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Organisation } from './organisation.entity.ts'
import { Person } from './person.entity.ts'

/** Keeps what the help desk needs to know of people and organisations, as identity tells it. */
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

  @Consumes(identityEvents.organisationChanged, { keep: 'latest' })
  async organisationChanged({
    payload,
  }: ReceivedEvent<PayloadOf<typeof identityEvents.organisationChanged>>): Promise<void> {
    const { organisationId: id, name, providerManagerId } = payload
    await this.em.upsert(Organisation, { id, name, providerManagerId })
  }
}
