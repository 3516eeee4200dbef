import { PROVIDERS_ON_OWN_ORGANISATION, PROVIDER_STAFF, SUPER_ADMIN } from './groups.ts'
import type { RubricArea } from './row.ts'

const RUBRIC = 'Rubric'
const ROLE_TABLE = '002 Viewing and Editing Provider Information'
const PROVIDER_MANAGER_AND_ADMIN = { provider_manager: 'assignedProviders', super_admin: 'any' } as const
const SERVICE_EDITORS = {
  intermediary: ['ownOrganisation', 'subGrantees'],
  cbo_program_manager: 'ownOrganisation',
  ...PROVIDER_MANAGER_AND_ADMIN,
} as const
const WORKSITE_EDITORS = { partner: 'ownOrganisation', ...SERVICE_EDITORS } as const
/** Looking at the record of a provider is not bound to the assigned ones. */
const IDHS_VIEWERS = { provider_manager: 'any', workforce_development: 'any', super_admin: 'any' } as const

export const providers: RubricArea = {
  area: 'Provider Information',
  rows: [
    {
      line: 73,
      label: 'Appointments (a heading in the rubric)',
      grants: SUPER_ADMIN,
      rights: [['configure', 'Appointment']],
      note: 'A heading with one tick. What opens sites and schedules to all is row 74.',
      source: RUBRIC,
    },
    {
      line: 74,
      label: 'Edit site, edit schedule, remove site',
      grants: PROVIDER_STAFF,
      rights: [
        ['edit', 'AppointmentSite'],
        ['remove', 'AppointmentSite'],
      ],
      source: RUBRIC,
    },
    { line: 75, label: 'File upload', grants: PROVIDER_STAFF, rights: [['add', 'ProviderUpload']], source: RUBRIC },
    {
      line: 76,
      label: 'File upload: delete a file not related to staffing',
      grants: SUPER_ADMIN,
      rights: [['delete', 'ProviderUpload']],
      source: 'Rubric; C38',
    },
    {
      line: 80,
      label: 'Add a sub-grantee',
      grants: SUPER_ADMIN,
      rights: [['addSubGrantee', 'Organisation']],
      source: 'Rubric; IDN-064',
    },
    {
      line: 81,
      label: 'View sub-grantee information',
      grants: { intermediary: 'subGrantees', super_admin: 'any' },
      rights: [['readSubGrantee', 'Organisation']],
      note: 'Left blank for the super admin, who may add them: read as implied.',
      source: RUBRIC,
    },
    {
      line: 82,
      label: 'Add or remove a location of a partner record',
      grants: SUPER_ADMIN,
      rights: [
        ['add', 'Location'],
        ['remove', 'Location'],
      ],
      note: 'C27: a provider picks from the list: row 135.',
      source: 'Rubric; C27',
    },
    {
      line: 135,
      label: 'Pick a listed location for the own agency',
      grants: { ...PROVIDERS_ON_OWN_ORGANISATION, super_admin: 'any' },
      rights: [['pick', 'Location']],
      setting: 'providersPickListedLocations',
      note: 'C27: on by default.',
      source: '002 Locations; C27',
    },
    {
      line: 83,
      label: 'Add or remove an audit',
      grants: PROVIDER_MANAGER_AND_ADMIN,
      rights: [
        ['add', 'ProviderAudit'],
        ['remove', 'ProviderAudit'],
      ],
      source: RUBRIC,
    },
    {
      line: 107,
      label: 'Add or remove a monitoring',
      grants: PROVIDER_MANAGER_AND_ADMIN,
      rights: [
        ['add', 'Monitoring'],
        ['remove', 'Monitoring'],
      ],
      note: 'The Performance Improvement Plan must be uploaded.',
      source: '002 Monitorings',
    },
    {
      line: 84,
      label: 'Add or edit a worksite',
      grants: WORKSITE_EDITORS,
      rights: [
        ['add', 'Worksite'],
        ['edit', 'Worksite'],
      ],
      note: 'C25: the union of rubric and role table.',
      source: 'Rubric; C25',
    },
    {
      line: 103,
      label: 'View worksites',
      grants: { ...WORKSITE_EDITORS, ...IDHS_VIEWERS },
      rights: [['read', 'Worksite']],
      note: 'The role table, and whoever may edit them.',
      source: `${ROLE_TABLE}; C25`,
    },
    {
      line: 104,
      label: 'Edit worksites (role table)',
      grants: WORKSITE_EDITORS,
      rights: [['edit', 'Worksite']],
      note: 'C25: the union of rubric and role table.',
      source: `${ROLE_TABLE}; C25`,
    },
    {
      line: 85,
      label: 'Add or remove services to use on the career plan',
      grants: SERVICE_EDITORS,
      rights: [
        ['add', 'ProviderService'],
        ['remove', 'ProviderService'],
      ],
      note: 'C26: the union of rubric and role table.',
      source: 'Rubric; C26',
    },
    {
      line: 105,
      label: 'Edit the services and activities of a provider',
      grants: SERVICE_EDITORS,
      rights: [['edit', 'ProviderService']],
      note: 'C26: the union of rubric and role table.',
      source: `${ROLE_TABLE}; C26`,
    },
    {
      line: 106,
      label: 'View the services and activities of a provider',
      grants: { ...SERVICE_EDITORS, ...IDHS_VIEWERS },
      rights: [['read', 'ProviderService']],
      note: 'The role table, and whoever may edit them.',
      source: `${ROLE_TABLE}; C26`,
    },
    {
      line: 88,
      label: 'Add agency related case notes',
      grants: PROVIDER_STAFF,
      rights: [['add', 'OrganisationNote']],
      source: RUBRIC,
    },
    {
      label: 'Read the notes about an agency',
      grants: { ...PROVIDERS_ON_OWN_ORGANISATION, cbo_program_manager: 'ownOrganisation', ...IDHS_VIEWERS },
      rights: [['read', 'OrganisationNote']],
      note: 'The agency itself, and whoever may look at its record.',
      source: 'NOTE-002; NOTE-005',
    },
    {
      line: 89,
      label: 'Adding new partners',
      grants: { super_admin: true },
      rights: [['add', 'Organisation']],
      source: 'Rubric; IDN-064',
    },
    {
      line: 102,
      label: 'Add a new ISETS provider',
      grants: { super_admin: true },
      rights: [['add', 'Organisation']],
      source: '002 ISETS Provider Details; IDN-064',
    },
  ],
}
