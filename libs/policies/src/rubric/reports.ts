import { SUPER_ADMIN } from './groups.ts'
import type { RubricArea } from './row.ts'

export const reports: RubricArea = {
  area: 'Reports',
  rows: [
    {
      line: 90,
      label: 'Reports of billing',
      grants: { billing_manager: 'any' },
      rights: [['read', 'BillingReport']],
      note: 'The rubric prints only the word Billing under this heading.',
      source: 'Rubric',
    },
    {
      line: 121,
      label: 'Super Admin reports, data integrity reports',
      grants: SUPER_ADMIN,
      rights: [
        ['read', 'SuperAdminReport'],
        ['read', 'DataIntegrityReport'],
      ],
      source: '002 Super Admin Report; 002 Data Integrity Reports',
    },
    {
      line: 122,
      label: 'Amended Report History List',
      grants: { super_admin: 'any', billing_manager: 'any' },
      rights: [['read', 'AmendedReportHistory']],
      source: '002 Amended Report History List',
    },
    {
      line: 123,
      label: 'Consolidated reports: see them',
      grants: {
        intermediary: 'ownOrganisation',
        provider_manager: 'assignedProviders',
        super_admin: 'any',
        billing_manager: 'any',
      },
      rights: [['read', 'ConsolidatedReport']],
      note: 'The record belongs to the intermediary that made it.',
      source: '002 Intermediary Reports; IDN-016',
    },
    {
      line: 123,
      label: 'Consolidated reports: create one',
      grants: { intermediary: 'ownOrganisation' },
      rights: [['add', 'ConsolidatedReport']],
      note: 'The intermediary creates, IDHS reviews.',
      source: '002 Intermediary Reports; IDN-016',
    },
    {
      line: 124,
      label: 'FNS report set',
      grants: SUPER_ADMIN,
      rights: [['read', 'FnsReport']],
      source: '002 FNS Report',
    },
  ],
}
