import type { contract, InputOf, OutputOf } from '@isets/contracts'
import { recordFilter } from '@isets/policies'
import { recordListing, type CallContext } from '@isets/service-kit'
import type { FilterQuery, QueryOrderMap } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Organisation } from '../organisation/organisation.entity.ts'
import { containing } from '../search.ts'
import { UserAccount } from './user-account.entity.ts'
import { userView } from './user.view.ts'

type Query = InputOf<typeof contract.identity.listUsers>
type Page = OutputOf<typeof contract.identity.listUsers>

const ORDER: Record<Query['sort'], QueryOrderMap<UserAccount>[]> = {
  name: [{ lastName: 'asc' }, { firstName: 'asc' }, { id: 'asc' }],
  '-name': [{ lastName: 'desc' }, { firstName: 'desc' }, { id: 'asc' }],
  lastSignIn: [{ lastSignInAt: 'asc nulls first' }, { id: 'asc' }],
  '-lastSignIn': [{ lastSignInAt: 'desc nulls last' }, { id: 'asc' }],
}

/** Who has access, for the review that managers make every few months (IDN-022). */
@Injectable()
export class UserListService {
  readonly #em: EntityManager

  constructor(em: EntityManager) {
    this.#em = em
  }

  /** Only users whom the caller may see are found and counted. The reading is audited. */
  async list(query: Query, { ability }: CallContext): Promise<Page> {
    const { page, pageSize, sort } = query
    const visible = recordFilter(ability, 'read', 'User')
    if (visible.kind === 'none') return { rows: [], total: 0, page, pageSize }
    const where = { $and: [...asked(query), ...(visible.kind === 'where' ? [visible.where] : [])] }
    const [users, total] = await this.#em.findAndCount(UserAccount, where as FilterQuery<UserAccount>, {
      populate: ['roles'],
      orderBy: ORDER[sort],
      limit: pageSize,
      offset: (page - 1) * pageSize,
    })
    recordListing(this.#em, { objectType: 'User', input: query, shown: users.length })
    const organisations = await this.#organisationsOf(users)
    return {
      rows: users.map((one) => userView(one, organisations.get(one.organisationId ?? ''))),
      total,
      page,
      pageSize,
    }
  }

  async #organisationsOf(users: readonly UserAccount[]): Promise<Map<string, Organisation>> {
    const ids = new Set(users.flatMap((one) => one.organisationId ?? []))
    const found = await this.#em.find(Organisation, { id: { $in: [...ids] } })
    return new Map(found.map((one) => [one.id, one]))
  }
}

function asked({ q, role, status, organisationId }: Query): object[] {
  const words = q.split(/\s+/).filter(Boolean).map(containing)
  return [
    ...words.map((word) => ({ $or: [{ firstName: word }, { lastName: word }, { email: word }, { username: word }] })),
    ...(role.length > 0 ? [{ roles: { $some: { role: { $in: role } } } }] : []),
    ...(status ? [{ status }] : []),
    ...(organisationId ? [{ organisationId }] : []),
  ]
}
