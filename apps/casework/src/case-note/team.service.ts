import { Refusal, type TeamMember } from '@isets/contracts'
import { Clock, iso, preparedQuery, recordAudit, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { CONTACT_COLUMNS, contactsAmong, contactView, findContacts, type Contact } from '../people/people.query.ts'
import { reachCustomer } from './reach.ts'

type Member = Contact & { readonly addedAt: Date }

const MEMBERS = `select ${CONTACT_COLUMNS}, t.added_at as "addedAt" from team_member t join person p on p.id = t.user_id
  left join organisation o on o.id = p.organisation_id where t.customer_id = ? and p.active order by p.name, p.id`
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

  /** Those who are active: whoever was removed from ISETS gets nothing any more (IDN-066). */
  membersOf(customerId: string): Promise<Member[]> {
    return preparedQuery<Member>(this.em, MEMBERS, [customerId])
  }

  async list(customerId: string, { ability }: CallContext): Promise<TeamMember[]> {
    await reachCustomer(this.em, ability, customerId, 'read', 'ResourceTeam')
    recordAudit(this.em, { action: 'read', objectType: 'ResourceTeam', objectId: customerId })
    return this.view(customerId)
  }

  async candidates(customerId: string, q: string, { ability }: CallContext): Promise<TeamMember[]> {
    await reachCustomer(this.em, ability, customerId, 'edit', 'ResourceTeam')
    const members = await this.membersOf(customerId)
    const found = await findContacts(
      this.em,
      q,
      members.map(({ id }) => id),
    )
    return found.map(contactView)
  }

  async join(customerId: string, userId: string, context: CallContext): Promise<TeamMember[]> {
    await this.add(customerId, [userId], context)
    return this.view(customerId)
  }

  /** @throws Refusal NOT_FOUND for somebody who is no contact */
  async add(customerId: string, userIds: readonly string[], { ability, caller }: CallContext): Promise<void> {
    await reachCustomer(this.em, ability, customerId, 'edit', 'ResourceTeam')
    const contacts = await contactsAmong(this.em, userIds)
    if (contacts.length < new Set(userIds).size) throw new Refusal('NOT_FOUND')
    for (const { id } of contacts) {
      await preparedQuery(this.em, JOIN, [customerId, id, caller.userId, this.clock.now()])
    }
    this.audit(customerId)
  }

  async leave(customerId: string, userId: string, { ability }: CallContext): Promise<TeamMember[]> {
    await reachCustomer(this.em, ability, customerId, 'edit', 'ResourceTeam')
    const gone = await preparedQuery(this.em, LEAVE, [customerId, userId])
    if (gone.length === 0) throw new Refusal('NOT_FOUND')
    this.audit(customerId)
    return this.view(customerId)
  }

  private async view(customerId: string): Promise<TeamMember[]> {
    const members = await this.membersOf(customerId)
    return members.map((one) => ({ ...contactView(one), addedAt: iso(one.addedAt) }))
  }

  private audit(customerId: string): void {
    const changedFields = ['members']
    recordAudit(this.em, { action: 'edit', objectType: 'ResourceTeam', objectId: customerId, changedFields })
  }
}
