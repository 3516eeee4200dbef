import { Refusal, type contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Clock, recordAudit, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'

type OpenFound = typeof contract.iesExchange.openFound

/** How long a search lets its user go on with the person it found. */
const SERVES_MINUTES = 30
const NOT_FOUND_BY_CALLER = `Search for this person in IES first. A search serves for ${SERVES_MINUTES} minutes.`

const FOUND = `
select c.id as "customerId", c.first_name as "firstName", c.last_name as "lastName" from ies_customer c
where c.id = ? and exists (
  select from ies_lookup l where l.user_id = ? and l.customer_id = c.id and l.at > ? and l.at <= ?)`

/**
 * IES-018: who was found by a search may be worked with for a while, by the user who made it. The look-ups that are
 * written down anyway are the proof, so nobody asks about people by an id from elsewhere.
 */
@Injectable()
export class FoundPersonService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal FORBIDDEN, the same for people whom somebody else found and for people whom nobody knows */
  async open({ customerId }: InputOf<OpenFound>, { caller }: CallContext): Promise<OutputOf<OpenFound>> {
    const now = this.clock.now()
    const since = new Date(now.getTime() - SERVES_MINUTES * 60_000)
    const values = [customerId, caller.userId, since, now]
    const [person] = await this.em.execute<OutputOf<OpenFound>[]>(FOUND, values)
    if (person === undefined) throw new Refusal('FORBIDDEN', { reason: NOT_FOUND_BY_CALLER })
    recordAudit(this.em, { action: 'read', objectType: 'IesFeed', objectId: customerId })
    return person
  }
}
