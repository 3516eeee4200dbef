import type { Role } from '@isets/contracts'

/**
 * Everybody who signs in to work, in IDHS, SIU or at a provider: the columns of the rubric. Not the customer, not the
 * service account.
 */
export const STAFF_ROLES = [
  'partner',
  'intermediary',
  'cbo_program_manager',
  'provider_manager',
  'workforce_development',
  'billing_manager',
  'idhs_manager',
  'super_admin',
  'siu_agent',
  'siu_lead',
  'platform_manager',
  'program_manager',
  'fcrc',
  'auditor',
] as const satisfies readonly Role[]
