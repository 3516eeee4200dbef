import { Refusal, type ResourceTeamMember, type TeamMember } from '@isets/contracts'
import { Clock, iso, preparedQuery, recordAudit, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import {
  CONTACT_COLUMNS,
  contactView,
  findReaders,
  READS_NOTES,
  readersAmong,
  type Contact,
} from '../people/people.query.ts'
import { reachCustomer } from './reach.ts'

type Member = Contact & { readonly addedAt: Date; readonly readsNotes: boolean }

const MEMBERS = `select ${CONTACT_COLUMNS}, t.added_at as "addedAt", ${READS_NOTES} as "readsNotes"
  from team_member t join person p on p.id = t.user_id left join organisation o on o.id = p.organisation_id
  cross join lateral (select granted_organisations(t.customer_id) as granted) g where t.customer_id = ? and p.active order by p.name, p.id`
const JOIN = `insert into team_member (customer_id, user_id, added_by_id, added_at)
  values (?::uuid, ?::uuid, ?::uuid, ?::timestamptz) on conflict do nothing`
const LEAVE = 'delete from team_member where customer_id = ? and user_id = ? returning user_id'

/** The integrated resource team of a customer: who can be sent copies of the notes (CASE-028, CASE-029). */
@Injectable()
export class TeamService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** Those who are active: whoever was removed from ISETS gets nothing any more (IDN-066). Some may not read notes. */
  membersOf(customerId: string): Promise<Member[]> {
    return preparedQuery<Member>(this.em, MEMBERS, [customerId])
  }

  async list(customerId: string, { ability }: CallContext): Promise<ResourceTeamMember[]> {
    await reachCustomer(this.em, ability, customerId, 'read', 'ResourceTeam')
    recordAudit(this.em, { action: 'read', objectType: 'ResourceTeam', objectId: customerId })
    return this.view(customerId)
  }

  async candidates(customerId: string, q: string, { ability }: CallContext): Promise<TeamMember[]> {
    await reachCustomer(this.em, ability, customerId, 'edit', 'ResourceTeam')
    const members = await this.membersOf(customerId)
    const without = members.map(({ id }) => id)
    const found = await findReaders(this.em, customerId, q, without)
    return found.map(contactView)
  }

  async join(customerId: string, userId: string, context: CallContext): Promise<ResourceTeamMember[]> {
    await this.add(customerId, [userId], context)
    return this.view(customerId)
  }

  /** @throws Refusal NOT_FOUND for somebody who is no contact, or may not read the notes of the customer */
  async add(customerId: string, userIds: readonly string[], { ability, caller }: CallContext): Promise<void> {
    await reachCustomer(this.em, ability, customerId, 'edit', 'ResourceTeam')
    const contacts = await readersAmong(this.em, customerId, userIds)
    if (contacts.length < new Set(userIds).size) throw new Refusal('NOT_FOUND')
    for (const { id } of contacts) {
      await preparedQuery(this.em, JOIN, [customerId, id, caller.userId, this.clock.now()])
    }
    this.audit(customerId)
  }

  async leave(customerId: string, userId: string, { ability }: CallContext): Promise<ResourceTeamMember[]> {
    await reachCustomer(this.em, ability, customerId, 'edit', 'ResourceTeam')
    const gone = await preparedQuery(this.em, LEAVE, [customerId, userId])
    if (gone.length === 0) throw new Refusal('NOT_FOUND')
    this.audit(customerId)
    return this.view(customerId)
  }

  private async view(customerId: string): Promise<ResourceTeamMember[]> {
    const members = await this.membersOf(customerId)
    return members.map((one) => ({
      ...contactView(one),
      addedAt: iso(one.addedAt),
      readsNotes: one.readsNotes,
    }))
  }

  private audit(customerId: string): void {
    const changedFields = ['members']
    recordAudit(this.em, { action: 'edit', objectType: 'ResourceTeam', objectId: customerId, changedFields })
  }
}
