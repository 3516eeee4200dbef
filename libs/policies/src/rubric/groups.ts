import type { Grants } from './row.ts'

/**
 * Grants that many rows share. A provider never reaches further than its own organisation, or customers it holds an
 * access grant for (IDN-015); an intermediary also reaches its sub-grantees (IDN-016).
 */
const PROVIDERS_ON_CUSTOMERS = {
  partner: 'accessGrant',
  intermediary: ['accessGrant', 'subGranteeAccessGrant'],
} as const satisfies Grants

/** Customers are found and helped statewide by these three IDHS roles. */
export const IDHS_ON_CUSTOMERS = {
  provider_manager: 'any',
  workforce_development: 'any',
  super_admin: 'any',
} as const satisfies Grants

/** The rubric's five ticks in a row: whoever works a customer's case. */
export const CASE_STAFF = { ...PROVIDERS_ON_CUSTOMERS, ...IDHS_ON_CUSTOMERS } as const satisfies Grants

export const PROVIDERS_ON_OWN_ORGANISATION = {
  partner: 'ownOrganisation',
  intermediary: ['ownOrganisation', 'subGrantees'],
} as const satisfies Grants

/** IDHS on records of a provider: a provider manager acts for the providers assigned to it, the others statewide. */
export const IDHS_ON_PROVIDERS = {
  provider_manager: 'assignedProviders',
  workforce_development: 'any',
  super_admin: 'any',
} as const satisfies Grants

export const PROVIDER_STAFF = { ...PROVIDERS_ON_OWN_ORGANISATION, ...IDHS_ON_PROVIDERS } as const satisfies Grants

export const SUPER_ADMIN = { super_admin: 'any' } as const satisfies Grants
export const NOBODY = {} as const satisfies Grants
