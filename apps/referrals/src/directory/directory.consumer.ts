import { billingEvents, identityEvents, type PayloadOf } from '@isets/contracts'
import { Consumes, type ReceivedEvent } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Organisation } from './organisation.entity.ts'
import { Contract } from './programme.entity.ts'

/** Keeps the names and kinds of organisations and the contracts under which programmes run. */
@Injectable()
export class DirectoryConsumer {
  constructor(private readonly em: EntityManager) {}

  @Consumes(identityEvents.organisationChanged, { keep: 'latest' })
  async organisationChanged({
    payload,
  }: ReceivedEvent<PayloadOf<typeof identityEvents.organisationChanged>>): Promise<void> {
    const { organisationId: id, name, kind = null } = payload
    await this.em.upsert(Organisation, { id, name, kind })
  }

  @Consumes(billingEvents.contractChanged, { keep: 'latest' })
  async contractChanged({ payload }: ReceivedEvent<PayloadOf<typeof billingEvents.contractChanged>>): Promise<void> {
    const { contractId: id, version, organisationId, fiscalYear, number, startsOn, endsOn, activities } = payload
    await this.em.upsert(Contract, { id, version, organisationId, fiscalYear, number, startsOn, endsOn, activities })
  }
}
