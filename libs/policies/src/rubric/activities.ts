import { CASE_STAFF, IDHS_ON_CUSTOMERS, SUPER_ADMIN } from './groups.ts'
import type { RubricArea } from './row.ts'

const RUBRIC = 'Rubric'
const VERIFIERS = { intermediary: 'subGranteeAccessGrant', ...IDHS_ON_CUSTOMERS } as const

export const activities: RubricArea = {
  area: 'EP/Case Management',
  rows: [
    {
      line: 40,
      label: 'Add activities that are not open',
      grants: CASE_STAFF,
      rights: [['add', 'Activity']],
      source: RUBRIC,
    },
    {
      line: 41,
      label: 'Edit start and end date of an activity',
      grants: { partner: 'accessGrant', ...IDHS_ON_CUSTOMERS },
      rights: [['editDates', 'Activity']],
      note: 'C35: not the start of an activity with months in a submitted staffing; otherwise with a case note.',
      source: 'Rubric; C35',
    },
    {
      line: 42,
      label: 'Edit a completed activity',
      grants: IDHS_ON_CUSTOMERS,
      rights: [['editAfterCompletion', 'Activity']],
      source: RUBRIC,
    },
    {
      line: 43,
      label: 'Edit an activity after exit',
      grants: IDHS_ON_CUSTOMERS,
      rights: [['editAfterExit', 'Activity']],
      note: 'C30: locked for providers; IDHS with a reason and audit.',
      source: 'Rubric; C30',
    },
    {
      line: 44,
      label: 'Delete an activity that is not staffed',
      grants: CASE_STAFF,
      rights: [['delete', 'Activity']],
      note: 'C29: and only without costs or attendance.',
      source: 'Rubric; C29',
    },
    {
      line: 45,
      label: 'Delete an activity with completed staffing',
      grants: SUPER_ADMIN,
      rights: [['deleteStaffed', 'Activity']],
      source: 'Rubric; C29',
    },
    {
      line: 46,
      label: 'Attendance: add, verify',
      grants: CASE_STAFF,
      rights: [
        ['add', 'Attendance'],
        ['verify', 'Attendance'],
      ],
      source: RUBRIC,
    },
    {
      line: 47,
      label: 'Attendance: edit verified hours',
      grants: SUPER_ADMIN,
      rights: [['editVerified', 'Attendance']],
      source: RUBRIC,
    },
    {
      line: 48,
      label: 'Attendance: un-verify',
      grants: { intermediary: ['accessGrant', 'subGranteeAccessGrant'], ...IDHS_ON_CUSTOMERS },
      rights: [['unverify', 'Attendance']],
      source: RUBRIC,
    },
  ],
}

export const employment: RubricArea = {
  area: 'Employment',
  rows: [
    { line: 62, label: 'Add employment', grants: CASE_STAFF, rights: [['add', 'Employment']], source: RUBRIC },
    { line: 63, label: 'Edit employment', grants: CASE_STAFF, rights: [['edit', 'Employment']], source: RUBRIC },
    {
      line: 64,
      label: 'Verify employment uploads',
      grants: VERIFIERS,
      rights: [['verify', 'Employment']],
      note: 'C33: an intermediary for its own sub-grantees, a partner never.',
      source: 'Rubric; C33',
    },
    {
      line: 65,
      label: 'Verify uploads after 90 days of retention',
      grants: VERIFIERS,
      rights: [['verify', 'Employment']],
      source: 'Rubric; C33',
    },
    {
      line: 66,
      label: 'Delete an employment record that is open',
      grants: SUPER_ADMIN,
      rights: [['delete', 'Employment']],
      source: RUBRIC,
    },
    {
      line: 120,
      label: 'Tick employment as verified',
      grants: VERIFIERS,
      rights: [['verify', 'Employment']],
      source: '002 Employment verification; C33',
    },
  ],
}
