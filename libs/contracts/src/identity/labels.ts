import type { Role } from '../permissions.ts'
import type { UserView } from './users.ts'

/** What people read for a role. */
export const ROLE_LABELS = {
  partner: 'Partner',
  intermediary: 'Intermediary',
  cbo_program_manager: 'CBO Program Manager',
  provider_manager: 'Provider Manager',
  workforce_development: 'Workforce Development',
  billing_manager: 'Billing Manager',
  idhs_manager: 'IDHS manager',
  super_admin: 'Super admin',
  siu_agent: 'SIU agent',
  siu_lead: 'SIU lead',
  platform_manager: 'Platform Manager',
  program_manager: 'Program Manager',
  fcrc: 'FCRC',
  auditor: 'Auditor',
  customer: 'Customer',
  ies_sync: 'IES exchange',
} as const satisfies Record<Role, string>

export const USER_STATUS_LABELS = {
  active: 'Active',
  deactivated: 'Deactivated',
} as const satisfies Record<UserView['status'], string>
