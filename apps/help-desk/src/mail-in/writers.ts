import { Caller } from '@isets/contracts'
import { preparedQuery, type ReplyTo } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'

const WRITER = `
select p.id as "userId", p.name, p.email, p.roles::text[] as roles, p.organisation_id as "organisationId",
  o.name as "organisationName",
  array(select m.id::text from organisation m where m.provider_manager_id = p.id) as "assignedOrganisationIds"
from person p left join organisation o on o.id = p.organisation_id
where p.id = ? and p.active and lower(p.email) = ?`

/** Knows who writes an answer by mail. */
@Injectable()
export class Writers {
  constructor(private readonly em: EntityManager) {}

  /**
   * Whom the address was given to, with the rights that they have now, when the mail comes from their own address;
   * undefined for everybody else, and for who has left.
   */
  async of({ userId }: ReplyTo, from: string | null): Promise<Caller | undefined> {
    if (from === null) return undefined
    const [person] = await preparedQuery<object>(this.em, WRITER, [userId, from.toLowerCase()])
    return person && Caller.parse({ ...person, sessionId: 'mail', subGranteeIds: [] })
  }
}
