import { CASE_STAFF, IDHS_ON_CUSTOMERS, SUPER_ADMIN } from './groups.ts'
import type { RubricArea } from './row.ts'

const RUBRIC = 'Rubric'
const WORKFORCE = { workforce_development: 'any', super_admin: 'any' } as const
const RECEIVERS = {
  partner: 'ownOrganisation',
  intermediary: ['ownOrganisation', 'subGrantees'],
  provider_manager: 'assignedProviders',
  super_admin: 'any',
} as const

export const intake: RubricArea = {
  area: 'IES & intake',
  rows: [
    {
      line: 1,
      label: 'IES data sync on the scheduled days',
      grants: { ies_sync: true },
      rights: [['sync', 'IesFeed']],
      note: 'A schedule, not an act of a person: only the service account of the sync (C5).',
      source: RUBRIC,
    },
    {
      line: 139,
      label: 'Sync one customer with IES on demand',
      grants: {},
      rights: [['syncOne', 'Customer']],
      note: 'Shown on an older screen without roles. Nobody until it is decided.',
      source: '002 Processing Referrals',
    },
  ],
}

export const referrals: RubricArea = {
  area: 'Invite and Enroll',
  rows: [
    {
      line: 2,
      label: 'Search IES',
      grants: {
        partner: true,
        intermediary: true,
        provider_manager: true,
        workforce_development: true,
        super_admin: true,
      },
      rights: [['search', 'IesFeed']],
      note: 'The search itself. What it shows of a customer is bound by the rows on customers.',
      source: RUBRIC,
    },
    {
      line: 3,
      label: 'Add a customer who is not in the sync',
      grants: { provider_manager: true, workforce_development: true, super_admin: true },
      rights: [['add', 'Customer']],
      source: RUBRIC,
    },
    { line: 4, label: 'Initial assessment', grants: CASE_STAFF, rights: [['add', 'Assessment']], source: RUBRIC },
    { line: 5, label: 'Needs assessment', grants: CASE_STAFF, rights: [['add', 'Assessment']], source: RUBRIC },
    { line: 6, label: 'Update an assessment', grants: CASE_STAFF, rights: [['edit', 'Assessment']], source: RUBRIC },
    {
      line: 7,
      label: 'Approve a reverse referral',
      grants: WORKFORCE,
      rights: [['decide', 'ReverseReferral']],
      note: 'C23: Workforce Development and super admin. An intermediary: next row.',
      source: 'Rubric; C23',
    },
    {
      line: 7,
      label: 'Approve a reverse referral of an own sub-grantee',
      grants: { intermediary: 'subGrantees' },
      rights: [['decide', 'ReverseReferral']],
      setting: 'intermediariesDecideReverseReferrals',
      note: 'C23: off by default.',
      source: 'Rubric; C23',
    },
    {
      line: 8,
      label: 'Accept a referral from IDHS',
      grants: RECEIVERS,
      rights: [['accept', 'Referral']],
      note: 'Only the receiving organisation; Workforce Development is not granted.',
      source: RUBRIC,
    },
    {
      line: 9,
      label: 'Follow-up response to a referral from IDHS',
      grants: RECEIVERS,
      rights: [['answer', 'Referral']],
      source: RUBRIC,
    },
    {
      line: 10,
      label: 'Revoke the consent to a referral',
      grants: CASE_STAFF,
      rights: [['revoke', 'Consent']],
      note: 'The customer revokes in writing, staff record it.',
      source: RUBRIC,
    },
    {
      line: 11,
      label: 'Close a referral',
      grants: WORKFORCE,
      rights: [['close', 'Referral']],
      note: 'Closes by itself after two program years.',
      source: RUBRIC,
    },
    { line: 12, label: 'Exit a referral', grants: SUPER_ADMIN, rights: [['exit', 'Referral']], source: RUBRIC },
    { line: 13, label: 'Edit a referral', grants: SUPER_ADMIN, rights: [['edit', 'Referral']], source: RUBRIC },
    {
      line: 14,
      label: 'Remove a referral',
      grants: SUPER_ADMIN,
      rights: [['remove', 'Referral']],
      note: 'Only a duplicate or an error.',
      source: RUBRIC,
    },
    { line: 15, label: 'Enroll a participant', grants: CASE_STAFF, rights: [['add', 'Enrolment']], source: RUBRIC },
    {
      line: 16,
      label: 'Edit the enrollment date',
      grants: SUPER_ADMIN,
      rights: [['editDates', 'Enrolment']],
      source: RUBRIC,
    },
    {
      line: 17,
      label: 'Update name, address, e-mail, phone, county, birth date, SSN and ABAWD',
      grants: { super_admin: 'any', ies_sync: 'any' },
      rights: [['editIdentity', 'Customer']],
      note: 'A correction by the super admin is temporary: audited, and overwritten by the next sync.',
      source: RUBRIC,
    },
    {
      label: 'See a referral',
      grants: { ...RECEIVERS, workforce_development: 'any', provider_manager: 'any' },
      rights: [['read', 'Referral']],
      note: 'The receiving organisation. Rejected and expired ones: row 110.',
      source: 'IDN-015; C37',
    },
    {
      line: 108,
      label: 'Decide a reverse referral (SNAP, E&T eligibility, accept or reject)',
      grants: WORKFORCE,
      rights: [['decide', 'ReverseReferral']],
      source: '002 Making Reverse Referrals; C23',
    },
    {
      line: 109,
      label: 'Rework or close an expired referral',
      grants: WORKFORCE,
      rights: [
        ['rework', 'Referral'],
        ['close', 'Referral'],
      ],
      source: '002 Referral Statuses',
    },
    {
      line: 110,
      label: 'See rejected or expired referrals',
      grants: IDHS_ON_CUSTOMERS,
      rights: [['readHidden', 'Referral']],
      note: 'C37: a provider sees counts, not the records.',
      source: '002 Referral Statuses; C37',
    },
    {
      line: 111,
      label: "Reset a customer's portal password from the record",
      grants: CASE_STAFF,
      rights: [['resetPassword', 'Account']],
      source: '002 Making Reverse Referrals 16a',
    },
    {
      line: 136,
      label: 'Review FCRC referrals and distribute them to providers',
      grants: WORKFORCE,
      rights: [['distribute', 'Referral']],
      source: '002 Reporting / Roles',
    },
    {
      line: 134,
      label: 'Enroll customers in own FCRC activities, refer to providers',
      grants: { fcrc: 'any' },
      rights: [
        ['add', 'FcrcActivity'],
        ['refer', 'Customer'],
      ],
      source: '001 General Q4',
    },
  ],
}
