import type { billingEvents, PayloadOf } from '@isets/contracts'
import { CATEGORIES, initialsOf } from '@isets/rules'
import { preparedQuery } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { OverrideRequest } from './override-request.entity.ts'

interface Names {
  readonly customer: string
  readonly organisation: string | null
}

const NAMES = `select p.display_name as customer, g.name as organisation from customer_projection p
  left join organisation_projection g on g.id = ? where p.id = ?`

/** What every event of a request says of it: initials, amounts and who asked, never a name of a customer. */
export async function aboutOverride(
  em: EntityManager,
  request: OverrideRequest,
): Promise<PayloadOf<typeof billingEvents.overrideRequested>> {
  const { id, version, number, customerId, organisationId, category, fiscalYear, excessCents } = request
  const [names] = await preparedQuery<Names>(em, NAMES, [organisationId, customerId])
  const { requesterId, requesterName: name, requesterEmail: email, requestedAt, dueAt } = request
  return {
    overrideId: id,
    version,
    number,
    customerId,
    customerInitials: initialsOf(names?.customer ?? ''),
    organisationId,
    organisationName: names?.organisation ?? '',
    category,
    categoryLabel: CATEGORIES[category].label,
    fiscalYear,
    excessCents,
    requester: { id: requesterId, name, email },
    requestedAt: requestedAt.toISOString(),
    dueAt: dueAt.toISOString(),
  }
}
