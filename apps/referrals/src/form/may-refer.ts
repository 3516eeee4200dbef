import type { ReferralSide } from '@isets/contracts'
import { matches, recordFilter, type AppAbility } from '@isets/policies'
import type { Customer } from '../customer/customer.entity.ts'

interface Known {
  readonly customer: Pick<Customer, 'grantedOrganisationIds'>
  /** Whether the caller's own organisation has completed a screening. */
  readonly ownScreening: boolean
}

/**
 * To whom the caller can refer a customer (REF-010, REF-036); nobody means that the caller must not know the customer. A
 * provider asks IDHS for whom it has screened, or serves already; a referral to others needs access to the record.
 * @param providerId the provider that refers, null for IDHS and its FCRCs
 */
export function sidesFor(
  ability: AppAbility,
  providerId: string | null,
  { customer, ownScreening }: Known,
): ReferralSide[] {
  const mayRefer = matches(recordFilter(ability, 'submit', 'Referral'), customer)
  const mayAskIdhs =
    providerId !== null && matches(recordFilter(ability, 'submit', 'ReverseReferral'), { organisationId: providerId })
  const chooses = providerId !== null || matches(recordFilter(ability, 'distribute', 'Referral'), {})
  return [
    ...(mayAskIdhs && (ownScreening || mayRefer) ? (['reverse'] as const) : []),
    ...(mayRefer ? ([chooses ? 'provider' : 'distribution'] as const) : []),
  ]
}
