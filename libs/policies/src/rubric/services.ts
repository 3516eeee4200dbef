import { CASE_STAFF, IDHS_ON_CUSTOMERS, NOBODY, SUPER_ADMIN } from './groups.ts'
import type { RubricArea } from './row.ts'

const RUBRIC = 'Rubric'
/** C21: IDHS managers, never the CBO Program Manager, and never the person who asked. */
const OVERRIDE_DECIDERS = { super_admin: 'notOwnRecord', idhs_manager: 'notOwnRecord' } as const

/** Who reads requests without working the customer's case. */
const OVERRIDE_READERS = { cbo_program_manager: 'accessGrant', idhs_manager: 'any', billing_manager: 'any' } as const

export const services: RubricArea = {
  area: 'Support Services',
  rows: [
    {
      line: 49,
      label: 'Add support services',
      grants: CASE_STAFF,
      rights: [['add', 'SupportiveServiceCost']],
      source: RUBRIC,
    },
    {
      line: 50,
      label: 'Update support services after exit',
      grants: { provider_manager: 'any', super_admin: 'any' },
      rights: [['editAfterExit', 'SupportiveServiceCost']],
      note: 'C31: the category stays open for the yearly cap; cost entry is closed for providers after exit.',
      source: 'Rubric; C31',
    },
    {
      line: 51,
      label: 'Add an override request',
      grants: CASE_STAFF,
      rights: [['request', 'CostOverride']],
      source: RUBRIC,
    },
    {
      line: 52,
      label: 'Delete an override request',
      grants: CASE_STAFF,
      rights: [['delete', 'CostOverride']],
      source: RUBRIC,
    },
    {
      line: 53,
      label: 'Approve an override',
      grants: OVERRIDE_DECIDERS,
      rights: [['decide', 'CostOverride']],
      note: 'C21: IDHS managers. Never the CBO Program Manager, never the requester.',
      source: 'Rubric; C21',
    },
    {
      line: 54,
      label: 'Delete an approved override request',
      grants: SUPER_ADMIN,
      rights: [['deleteApproved', 'CostOverride']],
      source: RUBRIC,
    },
    {
      line: 55,
      label: 'Add a cost after the staffing was submitted',
      grants: CASE_STAFF,
      rights: [['addAfterStaffing', 'SupportiveServiceCost']],
      note: 'Becomes a staffing change request.',
      source: RUBRIC,
    },
    {
      line: 56,
      label: 'Approve a change request',
      grants: IDHS_ON_CUSTOMERS,
      rights: [['approve', 'StaffingChange']],
      source: RUBRIC,
    },
    {
      line: 57,
      label: 'Add a cost after billing approved the staffing (amendment)',
      grants: CASE_STAFF,
      rights: [['add', 'Amendment']],
      note: 'Shown as a red row.',
      source: RUBRIC,
    },
    {
      line: 58,
      label: 'Approve amendments: step 1, review',
      grants: IDHS_ON_CUSTOMERS,
      rights: [['review', 'Amendment']],
      note: 'C32: step 2, for costs, is the billing manager: row 118.',
      source: 'Rubric; C32',
    },
    {
      label: 'Edit or delete a cost while its month is open',
      grants: CASE_STAFF,
      rights: [
        ['edit', 'SupportiveServiceCost'],
        ['delete', 'SupportiveServiceCost'],
      ],
      note: 'A later change is an amendment.',
      source: 'SUPP-021; SUPP-022',
    },
    {
      label: "See override requests, each with the customer's year",
      grants: { ...CASE_STAFF, ...OVERRIDE_READERS },
      rights: [['read', 'CostOverride']],
      source: 'SUPP-017; BILL-032',
    },
    {
      label: 'Set the yearly caps of supportive services',
      grants: SUPER_ADMIN,
      rights: [['configure', 'SupportiveServiceCost']],
      source: 'SUPP-012',
    },
    {
      line: 95,
      label: 'Approve or deny an override of a service cost',
      grants: OVERRIDE_DECIDERS,
      rights: [['decide', 'CostOverride']],
      note: 'C21: a provider never approves its own override.',
      source: '002 Requesting Cost Overrides; C21',
    },
    {
      line: 96,
      label: 'Add a cost while an override is pending in that category',
      grants: NOBODY,
      rights: [['addDuringOverride', 'SupportiveServiceCost']],
      note: 'Nobody.',
      source: '002 Requesting Cost Overrides',
    },
  ],
}
