import { contract } from '@isets/contracts'
import { matches, recordFilter } from '@isets/policies'
import { HIDDEN_FROM_PROVIDERS } from '@isets/rules'
import { BusClient, preparedQuery, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { workAsService } from '../access/as-service.ts'

const GRANTED = 'select granted_organisation_ids::text[] as ids from customer where id = ?'
const OVER = HIDDEN_FROM_PROVIDERS.map((status) => `'${status}'`).join(', ')

/** What is done to a referral afterwards, like sending it back to its FCRC, is no new loss. */
const LOST_AT = `coalesce(least(r.closed_at, case when r.response in ('rejected', 'no_contact') then r.responded_at end),
  r.updated_at)`
/** A screening that an organisation, the one parameter, has completed since it last lost the customer of the column. */
export function heldScreening(customerId: string): string {
  return `exists (
    select 1 from screening s where s.customer_id = ${customerId} and s.organisation_id = ?::uuid and not exists (
      select 1 from referral r where r.customer_id = s.customer_id and r.organisation_id = s.organisation_id
        and r.status in (${OVER}) and ${LOST_AT} >= s.completed_at))`
}
const HELD = `select 1 where ${heldScreening('?::uuid')}`

/** Who may go on with a customer of whom they know the id: an address that somebody kept is no reason (IDN-015). */
@Injectable()
export class RelationService {
  constructor(
    private readonly em: EntityManager,
    private readonly bus: BusClient,
  ) {}

  /**
   * Whoever may open the record or refer the customer may go on, and an organisation with a screening in its hands.
   * Everybody else has found this very person in IES within the last half hour, which is written down there.
   * @throws Refusal FORBIDDEN, the same whether there is such a customer or not
   */
  async require(customerId: string, context: CallContext): Promise<void> {
    if (await this.opens(customerId, context)) return
    if (await this.holdsScreening(customerId, context.caller.organisationId)) return
    await this.requireFound(customerId)
  }

  /** @throws Refusal FORBIDDEN with the sentence that leads to Search IES */
  async requireFound(customerId: string): Promise<void> {
    await this.bus.call(contract.iesExchange.openFound, { customerId })
  }

  async holdsScreening(customerId: string, organisationId: string | null): Promise<boolean> {
    if (organisationId === null) return false
    await workAsService(this.em)
    return (await preparedQuery(this.em, HELD, [customerId, organisationId])).length > 0
  }

  private async opens(customerId: string, { ability }: CallContext): Promise<boolean> {
    await workAsService(this.em)
    const [customer] = await preparedQuery<{ ids: string[] }>(this.em, GRANTED, [customerId])
    const record = { grantedOrganisationIds: customer?.ids ?? [] }
    const rights = [recordFilter(ability, 'read', 'Customer'), recordFilter(ability, 'submit', 'Referral')]
    return rights.some((right) => matches(right, record))
  }
}
