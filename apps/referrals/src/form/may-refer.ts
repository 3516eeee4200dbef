import type { Caller, ReferralSide } from '@isets/contracts'
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
 */
export function sidesFor(ability: AppAbility, caller: Caller, { customer, ownScreening }: Known): ReferralSide[] {
  const { organisationId } = caller
  const mayRefer = matches(recordFilter(ability, 'submit', 'Referral'), customer)
  const mayAskIdhs =
    organisationId !== null && matches(recordFilter(ability, 'submit', 'ReverseReferral'), { organisationId })
  const chooses = organisationId !== null || matches(recordFilter(ability, 'distribute', 'Referral'), {})
  return [
    ...(mayAskIdhs && (ownScreening || mayRefer) ? (['reverse'] as const) : []),
    ...(mayRefer ? ([chooses ? 'provider' : 'distribution'] as const) : []),
  ]
}
