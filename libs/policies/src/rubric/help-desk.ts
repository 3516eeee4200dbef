import type { Grant, RubricArea } from './row.ts'
import { STAFF_ROLES } from './staff-roles.ts'

export function everyStaffRole<G extends Grant>(grant: G): Record<(typeof STAFF_ROLES)[number], G> {
  return Object.fromEntries(STAFF_ROLES.map((role) => [role, grant])) as Record<(typeof STAFF_ROLES)[number], G>
}

const SUPPORT = { siu_agent: 'any', siu_lead: 'any' } as const
const ESCALATED_TO = { platform_manager: 'escalated', program_manager: 'escalated' } as const
const DESIGN = 'Help desk design, "Who"'

export const filing: RubricArea = {
  area: 'Help desk: filing',
  rows: [
    {
      line: 125,
      label: 'File a Help Request',
      grants: everyStaffRole(true),
      rights: [['file', 'HelpRequest']],
      note: 'All staff, also the roles that the rubric has no column for. Visitors have their own page (HELP-004).',
      source: '002 Where to Get Help',
    },
    {
      line: 129,
      label: 'File a remove-user request',
      grants: { provider_manager: true, super_admin: true, cbo_program_manager: true },
      rights: [['fileForRemoval', 'HelpRequest']],
      note: 'Management staff authorized in ISETS.',
      source: '002 Viewing Your Help Request Tickets; HELP-034; IDN-020',
    },
    {
      line: 130,
      label: 'File a new-user request',
      grants: {
        partner: true,
        intermediary: true,
        cbo_program_manager: true,
        provider_manager: true,
        super_admin: true,
      },
      rights: [['fileForNewUser', 'HelpRequest']],
      note: 'With form IL444-2022 and birth date (HELP-033).',
      source: '001 Access & Log-in Q2; IDN-018',
    },
    {
      line: 138,
      label: 'File a request for additional training',
      grants: { provider_manager: true },
      rights: [['file', 'TrainingRequest']],
      note: 'The provider manager files it for the provider.',
      source: '002 Additional Training; HELP-042',
    },
    {
      label: 'Keep a half-written request',
      grants: everyStaffRole('ownRecord'),
      rights: [
        ['read', 'HelpRequestDraft'],
        ['write', 'HelpRequestDraft'],
      ],
      note: 'Nobody sees the draft of another person.',
      source: DESIGN,
    },
    {
      label: 'Upload a file',
      grants: everyStaffRole(true),
      rights: [['add', 'Upload']],
      source: 'HELP-007',
    },
    {
      label: 'See a file before it is part of a request',
      grants: everyStaffRole('ownRecord'),
      rights: [['read', 'Upload']],
      note: 'Afterwards the right to the request, or to the internal note, decides: a file has no right of its own.',
      source: 'HELP-007; HELP-043',
    },
  ],
}

export const requests: RubricArea = {
  area: 'Help desk: requests',
  rows: [
    {
      label: 'Own requests: see, answer, upload, add CC, reopen, ask for escalation',
      grants: everyStaffRole('ownRecord'),
      rights: [
        ['read', 'HelpRequest'],
        ['answer', 'HelpRequest'],
        ['addCc', 'HelpRequest'],
        ['reopen', 'HelpRequest'],
        ['askForEscalation', 'HelpRequest'],
      ],
      note: 'A CC gives mail and no right (HELP-043). A closed request stays closed (HELP-024).',
      source: 'HELP-027; HELP-043',
    },
    {
      label: 'Requests of assigned providers: the same',
      grants: { provider_manager: 'assignedProviders' },
      rights: [
        ['read', 'HelpRequest'],
        ['answer', 'HelpRequest'],
        ['addCc', 'HelpRequest'],
        ['reopen', 'HelpRequest'],
        ['askForEscalation', 'HelpRequest'],
      ],
      source: DESIGN,
    },
    {
      line: 126,
      label: 'Triage: categorise, assign, prioritise, answer, resolve',
      grants: SUPPORT,
      rights: [
        ['triage', 'HelpRequest'],
        ['assign', 'HelpRequest'],
        ['resolve', 'HelpRequest'],
        ['close', 'HelpRequest'],
      ],
      source: '001 Support & Troubleshooting Q1; HELP-028',
    },
    {
      label: 'Answer any request, add CC, reopen',
      grants: SUPPORT,
      rights: [
        ['answer', 'HelpRequest'],
        ['addCc', 'HelpRequest'],
        ['reopen', 'HelpRequest'],
      ],
      source: '001 Support & Troubleshooting Q1; HELP-028',
    },
    {
      line: 127,
      label: 'Escalate to the Platform Manager or the Program Manager',
      grants: SUPPORT,
      rights: [['escalate', 'HelpRequest']],
      source: '001 Support & Troubleshooting Q1; HELP-029',
    },
    {
      line: 128,
      label: 'See all requests',
      grants: { ...SUPPORT, super_admin: 'any' },
      rights: [['read', 'HelpRequest']],
      note: 'The super admin sees them without internal notes.',
      source: '002 Viewing Your Help Request Tickets; HELP-043',
    },
    {
      label: 'Escalated requests: see, answer, hand back',
      grants: ESCALATED_TO,
      rights: [
        ['read', 'HelpRequest'],
        ['answer', 'HelpRequest'],
        ['handBack', 'HelpRequest'],
      ],
      note: 'Only while the request is escalated. Program Manager is the IDHS role of the ladder, not the CBO role (C28).',
      source: `${DESIGN}; HELP-029`,
    },
    {
      label: 'Internal notes: read and write',
      grants: SUPPORT,
      rights: [
        ['read', 'HelpRequestNote'],
        ['write', 'HelpRequestNote'],
      ],
      note: 'Nobody outside SIU, ever.',
      source: DESIGN,
    },
    {
      label: 'Act on many requests at once',
      grants: { siu_lead: 'any' },
      rights: [['bulk', 'HelpRequest']],
      source: DESIGN,
    },
    {
      label: 'Release a file from quarantine',
      grants: { siu_lead: 'any' },
      rights: [['release', 'QuarantinedUpload']],
      source: DESIGN,
    },
    {
      label: 'Edit the promise clocks: calendars and policies',
      grants: { siu_lead: 'any' },
      rights: [['edit', 'PromisePolicy']],
      source: DESIGN,
    },
  ],
}
