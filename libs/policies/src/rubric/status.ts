import { CASE_STAFF, IDHS_ON_CUSTOMERS } from './groups.ts'
import type { RubricArea, RubricRow } from './row.ts'

const RUBRIC = 'Rubric'

/** C34: fields that IES owns are read-only; correcting them by hand is a setting. */
function iesField(line: number, label: string): RubricRow[] {
  const rights = [['editIesFields', 'Customer']] as const
  return [
    { line, label: `${label} by the sync`, grants: { ies_sync: 'any' }, rights, source: RUBRIC },
    {
      line,
      label: `${label} by hand`,
      grants: CASE_STAFF,
      rights,
      setting: 'staffCorrectIesFields',
      note: 'C34: off by default. When on: temporary, audited, overwritten by the next sync.',
      source: 'Rubric; C34',
    },
  ]
}

export const status: RubricArea = {
  area: 'Status Section',
  rows: [
    ...iesField(18, 'Update the redetermination date'),
    {
      line: 19,
      label: 'Update the midpoint date',
      grants: { ies_sync: 'any' },
      rights: [['editMidpoint', 'Customer']],
      note: 'Only the sync.',
      source: RUBRIC,
    },
    {
      line: 20,
      label: 'Update the E&T status',
      grants: { ...CASE_STAFF, ies_sync: 'any' },
      rights: [['editStatus', 'Customer']],
      source: RUBRIC,
    },
    {
      line: 21,
      label: 'Custom E&T status: a dated history entry, except during Retention',
      grants: CASE_STAFF,
      rights: [['backdateStatus', 'Customer']],
      source: RUBRIC,
    },
    {
      line: 22,
      label: 'Update the universal assessment, individual and needs',
      grants: CASE_STAFF,
      rights: [['edit', 'Assessment']],
      source: RUBRIC,
    },
    {
      line: 23,
      label: 'Update the level of progress',
      grants: CASE_STAFF,
      rights: [['editProgress', 'Customer']],
      note: 'Set by the 2606 and 2610; by hand otherwise, never from an exit.',
      source: RUBRIC,
    },
    {
      line: 24,
      label: 'Custom date of the level of progress',
      grants: CASE_STAFF,
      rights: [['backdateProgress', 'Customer']],
      source: RUBRIC,
    },
    {
      line: 25,
      label: 'Update the employment verification',
      grants: CASE_STAFF,
      rights: [['editVerification', 'Employment']],
      note: 'Follows the employment by itself. Ticking it as verified: row 64.',
      source: RUBRIC,
    },
    ...iesField(26, 'Update the SNAP case number'),
    {
      line: 27,
      label: 'Update the SNAP eligibility status',
      grants: { ...IDHS_ON_CUSTOMERS, ies_sync: 'any' },
      rights: [['editEligibility', 'Customer']],
      source: RUBRIC,
    },
    {
      line: 28,
      label: 'Custom eligibility status',
      grants: IDHS_ON_CUSTOMERS,
      rights: [['backdateEligibility', 'Customer']],
      source: RUBRIC,
    },
    ...iesField(29, 'Update the individual number'),
    {
      line: 30,
      label: 'Update the history of the Earnfare benefit amount',
      grants: IDHS_ON_CUSTOMERS,
      rights: [['edit', 'EarnfareBenefit']],
      source: RUBRIC,
    },
    {
      line: 31,
      label: 'Remove an Earnfare benefit amount',
      grants: IDHS_ON_CUSTOMERS,
      rights: [['remove', 'EarnfareBenefit']],
      source: RUBRIC,
    },
    {
      line: 112,
      label: 'Update the SNAP benefit amount',
      grants: IDHS_ON_CUSTOMERS,
      rights: [['editBenefit', 'Customer']],
      note: 'IDHS staff only. The eligibility in the same sentence of the manual: row 27.',
      source: '002 Status Section',
    },
  ],
}
