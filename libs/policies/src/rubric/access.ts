import { SUPER_ADMIN } from './groups.ts'
import { everyStaffRole } from './help-desk.ts'
import type { RubricArea } from './row.ts'

export const access: RubricArea = {
  area: 'Access: people and organisations',
  rows: [
    {
      line: 131,
      label: 'Approve a user for activation (DHS signature)',
      grants: SUPER_ADMIN,
      rights: [['activate', 'User']],
      source: '001 Access & Log-in Q2; IDN-017',
    },
    {
      line: 132,
      label: 'Verify photo ID and file access forms',
      grants: { cbo_program_manager: 'ownOrganisation' },
      rights: [['verifyIdentity', 'AccessRequest']],
      note: 'The Agency Security Administrator of the organisation.',
      source: '000 Application Steps 4; IDN-041',
    },
    {
      label: 'See the own account',
      grants: { ...everyStaffRole('ownRecord'), customer: 'ownRecord' },
      rights: [['read', 'Account']],
      source: 'IDN-061',
    },
    {
      label: 'List the users of the own organisation',
      grants: { partner: 'ownOrganisation', intermediary: 'ownOrganisation', cbo_program_manager: 'ownOrganisation' },
      rights: [['read', 'User']],
      note: 'For the review of who has access, and to pick a colleague.',
      source: 'IDN-022',
    },
    { label: 'List all users', grants: SUPER_ADMIN, rights: [['read', 'User']], source: 'IDN-022' },
    {
      label: 'Deactivate a user',
      grants: SUPER_ADMIN,
      rights: [['deactivate', 'User']],
      note: 'Ends all sessions at once.',
      source: 'IDN-023',
    },
    {
      label: 'See the record of an organisation',
      grants: {
        partner: 'ownOrganisation',
        intermediary: ['ownOrganisation', 'subGrantees'],
        cbo_program_manager: 'ownOrganisation',
        provider_manager: 'any',
        workforce_development: 'any',
        billing_manager: 'any',
        idhs_manager: 'any',
        super_admin: 'any',
        siu_agent: 'any',
        siu_lead: 'any',
        platform_manager: 'any',
        program_manager: 'any',
        fcrc: 'any',
        auditor: 'any',
      },
      rights: [['read', 'Organisation']],
      source: 'IDN-016',
    },
  ],
}

export const platform: RubricArea = {
  area: 'Running the platform',
  rows: [
    {
      label: 'Read the audit log and the read log',
      grants: { auditor: 'any', super_admin: 'any' },
      rights: [['read', 'AuditEvent']],
      source: 'Help desk design, "Who"; IDN-054',
    },
    {
      label: 'Export the audit log and the read log',
      grants: { auditor: 'any' },
      rights: [['export', 'AuditEvent']],
      source: 'Help desk design, "Who"',
    },
    {
      label: 'See the deliveries of mail',
      grants: { super_admin: 'any', siu_lead: 'any' },
      rights: [['read', 'Delivery']],
      source: 'Architecture, section 4',
    },
    {
      label: 'See and redrive dead letters',
      grants: SUPER_ADMIN,
      rights: [
        ['read', 'DeadLetter'],
        ['redrive', 'DeadLetter'],
      ],
      source: 'Architecture, section 4',
    },
    {
      label: 'Send a failed mail again',
      grants: SUPER_ADMIN,
      rights: [['redrive', 'Delivery']],
      source: 'Architecture, section 4',
    },
    {
      label: 'Preview a mail template',
      grants: SUPER_ADMIN,
      rights: [['preview', 'MailTemplate']],
      source: 'Architecture, section 4',
    },
  ],
}
