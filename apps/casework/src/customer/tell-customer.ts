import { caseworkEvents } from '@isets/contracts'
import { recordEvent } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Customer } from './customer.entity.ts'

/**
 * Tells others how the customer stands now. Flush first: the version must be the one that is written.
 * @param statusOn the day from which the status holds, when it was entered later; an exit has its own
 */
export function tellCustomer(em: EntityManager, customer: Customer, statusOn: string | null = null): void {
  const holdsFrom = customer.etStatus === 'exited' ? customer.exitedOn : statusOn
  recordEvent(em, caseworkEvents.customerChanged, {
    aggregateId: customer.id,
    aggregateVersion: customer.version,
    payload: {
      customerId: customer.id,
      version: customer.version,
      displayName: customer.displayName,
      individualNumber: customer.individualNumber,
      status: customer.etStatus,
      ...(holdsFrom !== null && { statusOn: holdsFrom }),
      enrolledWith: customer.enrolledOrganisationIds[0] ?? null,
      exitedOn: customer.exitedOn,
    },
  })
}
