import type { contract, InputOf, OutputOf } from '@isets/contracts'
import { recordListing } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Lookup } from './lookup.entity.ts'

type List = typeof contract.iesExchange.listLookups

/** Who has searched IES: for the people who watch over it. */
@Injectable()
export class LookupsService {
  constructor(private readonly em: EntityManager) {}

  async list(input: InputOf<List>): Promise<OutputOf<List>> {
    const { outcome, userId, page, pageSize } = input
    const where = {
      ...(outcome.length > 0 && { outcome: { $in: outcome } }),
      ...(userId !== undefined && { userId }),
    }
    const [found, total] = await this.em.findAndCount(Lookup, where, {
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      limit: pageSize,
      offset: (page - 1) * pageSize,
    })
    recordListing(this.em, { objectType: 'IesFeed', input, shown: found.length })
    const rows = found.map(({ id, at, userId: by, userName, organisationName, identifiers, customerId, ...rest }) => ({
      ...{ id, organisationName, identifiers, customerId, outcome: rest.outcome },
      at: at.toISOString(),
      user: { id: by, name: userName },
    }))
    return { rows, total, page, pageSize }
  }
}
