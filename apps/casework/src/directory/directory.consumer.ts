import { billingEvents, identityEvents, referralsEvents, type PayloadOf } from '@isets/contracts'
import { Consumes, type ReceivedEvent } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Contract, Organisation, Programme } from './directory.entities.ts'

/** Keeps what casework needs to know of organisations, programmes and contracts, as their owners tell it. */
@Injectable()
export class DirectoryConsumer {
  constructor(private readonly em: EntityManager) {}

  @Consumes(identityEvents.organisationChanged, { keep: 'latest' })
  async organisationChanged({
    payload,
  }: ReceivedEvent<PayloadOf<typeof identityEvents.organisationChanged>>): Promise<void> {
    const { organisationId: id, name, parentId, providerManagerId, kind = null } = payload
    await this.em.upsert(Organisation, { id, name, parentId, providerManagerId, kind })
  }

  @Consumes(referralsEvents.programmeChanged, { keep: 'latest' })
  async programmeChanged({
    payload,
  }: ReceivedEvent<PayloadOf<typeof referralsEvents.programmeChanged>>): Promise<void> {
    const { programmeId: id, organisationId, name, type, contractId, fiscalYear, activities, open: isOpen } = payload
    await this.em.upsert(Programme, { id, organisationId, name, type, contractId, fiscalYear, activities, isOpen })
  }

  @Consumes(billingEvents.contractChanged, { keep: 'latest' })
  async contractChanged({ payload }: ReceivedEvent<PayloadOf<typeof billingEvents.contractChanged>>): Promise<void> {
    const { contractId: id, organisationId, fiscalYear, number, startsOn, endsOn, activities } = payload
    await this.em.upsert(Contract, { id, organisationId, fiscalYear, number, startsOn, endsOn, activities })
  }
}
