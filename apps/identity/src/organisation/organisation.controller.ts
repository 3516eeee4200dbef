import { contract, type InputOf } from '@isets/contracts'
import { recordFilter } from '@isets/policies'
import { Handles, type CallContext } from '@isets/service-kit'
import type { FilterQuery } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Controller } from '@nestjs/common'
import { containing } from '../search.ts'
import { Organisation } from './organisation.entity.ts'

const { listOrganisations } = contract.identity

@Controller()
export class OrganisationController {
  readonly #em: EntityManager

  constructor(em: EntityManager) {
    this.#em = em
  }

  /** IDN-016: an intermediary finds its own organisation and its sub-grantees, and no other provider. */
  @Handles(listOrganisations)
  async listOrganisations({ q }: InputOf<typeof listOrganisations>, { ability }: CallContext) {
    const visible = recordFilter(ability, 'read', 'Organisation')
    if (visible.kind === 'none') return []
    const where = { $and: [{ name: containing(q) }, ...(visible.kind === 'where' ? [visible.where] : [])] }
    const found = await this.#em.find(Organisation, where as FilterQuery<Organisation>, { orderBy: { name: 'asc' } })
    return found.map(({ id, name, region }) => ({ id, name, region }))
  }
}
