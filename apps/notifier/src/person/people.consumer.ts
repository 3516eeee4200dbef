import { identityEvents, type PayloadOf } from '@isets/contracts'
import { Consumes, type ReceivedEvent } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Schedule } from '../digest/schedule.ts'
import { Organisation } from './organisation.entity.ts'
import { Person } from './person.entity.ts'

/** Keeps what the notifier needs to know of people and organisations. Who is known gets a place in the schedule. */
@Injectable()
export class PeopleConsumer {
  readonly #em: EntityManager
  readonly #schedule: Schedule

  constructor(em: EntityManager, schedule: Schedule) {
    this.#em = em
    this.#schedule = schedule
  }

  @Consumes(identityEvents.userChanged, { keep: 'latest' })
  async userChanged({ payload }: ReceivedEvent<PayloadOf<typeof identityEvents.userChanged>>): Promise<void> {
    const { userId: id, email, roles, organisationId, status } = payload
    await this.#em.upsert(Person, { id, email, roles: [...roles], organisationId, active: status === 'active' })
    if (roles.includes('provider_manager')) await this.#schedule.add('weekly', id)
  }

  @Consumes(identityEvents.organisationChanged, { keep: 'latest' })
  async organisationChanged({
    payload,
  }: ReceivedEvent<PayloadOf<typeof identityEvents.organisationChanged>>): Promise<void> {
    const { organisationId: id, name, providerManagerId } = payload
    await this.#em.upsert(Organisation, { id, name, providerManagerId })
    await this.#schedule.add('daily', id)
  }
}
