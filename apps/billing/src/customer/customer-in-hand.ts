import { Refusal, type Action, type EtStatus, type Subject } from '@isets/contracts'
import { authorise, matches, recordFilter, type AppAbility } from '@isets/policies'
import { preparedQuery } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'

/** A customer as far as billing knows one, with what the rubric compares. */
export interface CustomerInHand {
  readonly id: string
  readonly displayName: string
  readonly individualNumber: string
  readonly status: EtStatus
  readonly enrolledWith: string | null
  readonly exitedOn: string | null
  readonly grantedOrganisationIds: readonly string[]
}

const SELECT = `select p.id, p.display_name as "displayName", p.individual_number as "individualNumber", p.status,
  p.enrolled_with as "enrolledWith", p.exited_on::text as "exitedOn",
  a.granted_organisation_ids as "grantedOrganisationIds"
  from customer_projection p join customer_access a on a.customer_id = p.id where p.id = ?`

/** @throws Refusal NOT_FOUND when there is no customer whose `subject` the caller may read */
export async function readCustomer(
  em: EntityManager,
  id: string,
  ability: AppAbility,
  subject: Subject = 'SupportiveServiceCost',
): Promise<CustomerInHand> {
  const [customer] = await preparedQuery<CustomerInHand>(em, SELECT, [id])
  if (customer === undefined || !matches(recordFilter(ability, 'read', subject), customer)) {
    throw new Refusal('NOT_FOUND')
  }
  return customer
}

/**
 * The customer, for somebody who may do `action` with the costs or requests of this one. After the exit only those who
 * may edit then (SUPP-023, C31).
 */
export async function takeCustomer(
  em: EntityManager,
  id: string,
  [action, subject]: readonly [Action, Subject],
  ability: AppAbility,
): Promise<CustomerInHand> {
  const customer = await readCustomer(em, id, ability)
  authorise(ability, action, subject, customer)
  if (hasExited(customer)) authorise(ability, 'editAfterExit', 'SupportiveServiceCost', customer)
  return customer
}

/** Exited and not enrolled anew. */
export function hasExited({ status, enrolledWith }: Pick<CustomerInHand, 'status' | 'enrolledWith'>): boolean {
  return status === 'exited' && enrolledWith === null
}
