import { CASE_STAFF, IDHS_ON_CUSTOMERS, IDHS_ON_PROVIDERS, PROVIDERS_ON_OWN_ORGANISATION } from './groups.ts'
import type { RubricArea } from './row.ts'

const RUBRIC = 'Rubric'
const BILLING = { billing_manager: 'any' } as const
/** Everybody who works on a packet, and those who answer for it. */
const PACKET_READERS = {
  ...PROVIDERS_ON_OWN_ORGANISATION,
  cbo_program_manager: 'ownOrganisation',
  ...IDHS_ON_PROVIDERS,
  ...BILLING,
  idhs_manager: 'any',
  auditor: 'any',
} as const

export const staffing: RubricArea = {
  area: 'Staffing',
  rows: [
    {
      line: 67,
      label: '4334: sign as DHS',
      grants: IDHS_ON_CUSTOMERS,
      rights: [['signAsIdhs', 'Form4334']],
      source: RUBRIC,
    },
    {
      line: 68,
      label: '4334: sign as partner',
      grants: { partner: 'accessGrant', intermediary: ['accessGrant', 'subGranteeAccessGrant'] },
      rights: [['signAsPartner', 'Form4334']],
      note: 'IDHS never signs as partner.',
      source: RUBRIC,
    },
    { line: 69, label: '2606', grants: CASE_STAFF, rights: [['write', 'Form2606']], source: RUBRIC },
    { line: 70, label: '2610', grants: CASE_STAFF, rights: [['write', 'Form2610']], source: RUBRIC },
    {
      line: 71,
      label: 'Amend the 2610',
      grants: { provider_manager: 'any', super_admin: 'any' },
      rights: [['amend', 'Form2610']],
      source: RUBRIC,
    },
    { line: 72, label: 'Amend the 2606', grants: CASE_STAFF, rights: [['amend', 'Form2606']], source: RUBRIC },
    {
      line: 113,
      label: 'Mark reports as reviewed and submit the staffing packet',
      grants: PROVIDERS_ON_OWN_ORGANISATION,
      rights: [['submit', 'StaffingPacket']],
      note: 'An intermediary also for the consolidated packets of its sub-grantees.',
      source: '002 Staffing & Billing Tools, part 1',
    },
    {
      line: 114,
      label: 'Approve or un-approve the staffing packet',
      grants: { provider_manager: 'assignedProviders', workforce_development: 'any' },
      rights: [
        ['approve', 'StaffingPacket'],
        ['unapprove', 'StaffingPacket'],
      ],
      source: '002 Staffing & Billing Tools, part 2',
    },
    {
      line: 115,
      label: 'Set IDHS Verification and Staffing Completed on the 4333',
      grants: IDHS_ON_PROVIDERS,
      rights: [['verify', 'Staffing']],
      source: '002 Staffing & Billing Tools 12',
    },
    {
      line: 116,
      label: 'Ask to reopen a submitted staffing',
      grants: PROVIDERS_ON_OWN_ORGANISATION,
      rights: [['requestReopening', 'StaffingPacket']],
      note: 'Not after the approval by billing.',
      source: '002 Reopening a Staffing',
    },
    {
      label: 'See staffing and billing packets and their reports',
      grants: PACKET_READERS,
      rights: [['read', 'StaffingPacket']],
      note: 'The CBO Program Manager prepares, a case manager or intermediary submits.',
      source: 'BILL-001 to BILL-003',
    },
    {
      line: 137,
      label: 'Schedule and hold the monthly staffing meeting',
      grants: { provider_manager: 'assignedProviders' },
      rights: [['hold', 'Staffing']],
      source: '002 Reporting / Roles',
    },
  ],
}

export const billing: RubricArea = {
  area: 'Billing',
  rows: [
    {
      line: 117,
      label: 'Approve the billing packet, which locks the month',
      grants: BILLING,
      rights: [['approve', 'BillingPacket']],
      source: '002 Staffing & Billing Tools, part 3',
    },
    {
      line: 118,
      label: 'Approve amendments that include costs: step 2',
      grants: BILLING,
      rights: [['approve', 'Amendment']],
      note: 'C32: after the review of row 119.',
      source: '002 Staffing & Billing Amendments; C32',
    },
    {
      line: 119,
      label: 'Review amendments at the next staffing (Changes Reviewed)',
      grants: IDHS_ON_CUSTOMERS,
      rights: [['review', 'Amendment']],
      source: '002 Staffing & Billing Amendments; C32',
    },
    {
      label: 'See amendments',
      grants: { ...PACKET_READERS, provider_manager: 'any' },
      rights: [['read', 'Amendment']],
      note: 'Whoever may review them (row 119) sees them.',
      source: 'BILL-029 to BILL-031',
    },
  ],
}
