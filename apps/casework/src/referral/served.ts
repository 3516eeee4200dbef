import { preparedQuery } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Customer } from '../customer/customer.entity.ts'

/** Of the organisations of the open enrolments those that did not lose the customer with a consent. */
const SERVING = `
select serving.id from unnest(?::uuid[]) as serving (id) where not exists (
  select 1 from referral r where r.customer_id = ? and r.consent_revoked
    and serving.id = case when r.kind = 'reverse' then r.from_organisation_id else r.to_organisation_id end
) or exists (
  select 1 from referral r where r.customer_id = ? and r.status = 'accepted'
    and serving.id = case when r.kind = 'reverse' then r.from_organisation_id else r.to_organisation_id end
) limit 1`

/** REF-021: whether any provider with an open enrolment may still serve; the last revoked consent leaves none. */
export async function isServed(em: EntityManager, { id, enrolledOrganisationIds }: Customer): Promise<boolean> {
  const serving = await preparedQuery(em, SERVING, [`{${enrolledOrganisationIds.join(',')}}`, id, id])
  return serving.length > 0
}
