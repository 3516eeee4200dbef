import { Refusal, type Action, type Subject } from '@isets/contracts'
import { authorise, matches, recordFilter, type AppAbility } from '@isets/policies'
import { preparedQuery } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'

/** What notes need to know of the customer that they are about. */
export interface NotedCustomer {
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  readonly grantedOrganisationIds: readonly string[]
  readonly exitedOn: string | null
}

const CUSTOMER = `select id, first_name as "firstName", last_name as "lastName",
  granted_organisation_ids as "grantedOrganisationIds", exited_on::text as "exitedOn" from customer where id = ?`

/**
 * The customer, for somebody who may act so on what belongs to them.
 * @throws Refusal NOT_FOUND when the caller may not even read the notes, FORBIDDEN
 */
export async function reachCustomer(
  em: EntityManager,
  ability: AppAbility,
  customerId: string,
  action: Action,
  subject: Subject,
): Promise<NotedCustomer> {
  const [customer] = await preparedQuery<NotedCustomer>(em, CUSTOMER, [customerId])
  if (customer === undefined || !matches(recordFilter(ability, 'read', 'CaseNote'), customer)) {
    throw new Refusal('NOT_FOUND')
  }
  authorise(ability, action, subject, customer)
  return customer
}
