import { CASE_STAFF, SUPER_ADMIN } from './groups.ts'
import type { RubricArea } from './row.ts'

const RUBRIC = 'Rubric'

export const profile: RubricArea = {
  area: 'Summary Tools – Customer Profiles',
  rows: [
    {
      line: 32,
      label: 'Uploads',
      grants: CASE_STAFF,
      rights: [['read', 'CustomerUpload']],
      source: RUBRIC,
    },
    {
      line: 33,
      label: 'Delete uploads',
      grants: CASE_STAFF,
      rights: [['delete', 'CustomerUpload']],
      note: 'C38: never a file that supports a submitted packet.',
      source: 'Rubric; C38',
    },
    { line: 34, label: 'Case notes: add', grants: CASE_STAFF, rights: [['add', 'CaseNote']], source: RUBRIC },
    {
      line: 35,
      label: 'Case notes: delete, on request of a partner',
      grants: SUPER_ADMIN,
      alsoNeeds: 'idhs_manager',
      rights: [['delete', 'CaseNote']],
      note: 'C22: super-user access and IDHS management, both.',
      source: 'Rubric; C22',
    },
    { line: 36, label: 'Assessments: add', grants: CASE_STAFF, rights: [['add', 'Assessment']], source: RUBRIC },
    {
      line: 37,
      label: 'Worksites: add',
      grants: CASE_STAFF,
      rights: [['add', 'WorksitePlacement']],
      note: 'The placement of one customer. Worksites of an agency: row 84.',
      source: RUBRIC,
    },
    { line: 38, label: 'Uploads: add', grants: CASE_STAFF, rights: [['add', 'CustomerUpload']], source: RUBRIC },
    {
      line: 39,
      label: 'Uploads: remove',
      grants: CASE_STAFF,
      rights: [['delete', 'CustomerUpload']],
      note: 'C38: never a file that supports a submitted packet.',
      source: 'Rubric; C38',
    },
  ],
}

export const caseNotes: RubricArea = {
  area: 'Case notes',
  rows: [
    {
      line: 91,
      label: 'Request the deletion of a case note, with a reason',
      grants: { ...CASE_STAFF, billing_manager: 'any', cbo_program_manager: 'accessGrant' },
      rights: [['requestDeletion', 'CaseNote']],
      source: '002 Case Note Deletion Request Report',
    },
    {
      line: 92,
      label: 'Approve or reject a case-note deletion request',
      grants: { super_admin: 'notOwnRecord' },
      alsoNeeds: 'idhs_manager',
      rights: [['decide', 'CaseNoteDeletionRequest']],
      note: 'C22: super-user access and IDHS management, both. Never the person who asked.',
      source: '002 Case Note Deletion Request Report; C22',
    },
    {
      line: 93,
      label: 'Open the Case Note Deletion Request Report',
      grants: SUPER_ADMIN,
      rights: [['read', 'CaseNoteDeletionRequest']],
      source: '002 Case Note Deletion Request Report',
    },
    {
      line: 94,
      label: 'Edit a saved case note',
      grants: {},
      rights: [['edit', 'CaseNote']],
      note: 'Nobody: a correction is a new note.',
      source: '002 Case Notes Best Practice',
    },
    {
      label: 'See and change the integrated resource team of a customer',
      grants: CASE_STAFF,
      rights: [
        ['read', 'ResourceTeam'],
        ['edit', 'ResourceTeam'],
      ],
      note: 'Whoever works the case. Being a member gives mail and no access.',
      source: 'CASE-028; CASE-029',
    },
  ],
}

export const afterExit: RubricArea = {
  area: 'Complete/Exit and after',
  rows: [
    {
      line: 59,
      label: 'Complete or exit a customer who meets the requirements',
      grants: CASE_STAFF,
      rights: [['add', 'Exit']],
      source: RUBRIC,
    },
    {
      line: 60,
      label: "Edit a customer's completion",
      grants: SUPER_ADMIN,
      rights: [['edit', 'Exit']],
      source: RUBRIC,
    },
    {
      line: 61,
      label: 'Access to the profile until the referral is closed',
      grants: CASE_STAFF,
      rights: [
        ['read', 'Customer'],
        ['read', 'Activity'],
        ['read', 'Assessment'],
        ['read', 'Attendance'],
        ['read', 'CaseNote'],
        ['read', 'Employment'],
        ['read', 'Enrolment'],
        ['read', 'Exit'],
        ['read', 'SupportiveServiceCost'],
        ['read', 'WorksitePlacement'],
      ],
      note: 'For a provider the access grant is what ends when the referral is closed (IDN-015).',
      source: 'Rubric; IDN-015',
    },
    {
      line: 133,
      label: 'A customer sees own attendance and progress, gives and revokes consent',
      grants: { customer: 'ownCustomer' },
      rights: [
        ['readOwn', 'Attendance'],
        ['readOwn', 'Activity'],
        ['give', 'Consent'],
        ['revokeOwn', 'Consent'],
      ],
      source: '001 General Q10; IDN-014',
    },
  ],
}
