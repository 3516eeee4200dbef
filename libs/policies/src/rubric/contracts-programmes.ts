import { SUPER_ADMIN } from './groups.ts'
import type { RubricArea } from './row.ts'

const RUBRIC = 'Rubric'
const CONTRACT_VIEWERS = {
  partner: 'ownOrganisation',
  intermediary: ['ownOrganisation', 'subGrantees'],
  cbo_program_manager: 'ownOrganisation',
  provider_manager: 'any',
  workforce_development: 'any',
  billing_manager: 'any',
  idhs_manager: 'any',
  super_admin: 'any',
} as const
const CONTRACT_EDITORS = { super_admin: 'any', billing_manager: 'any' } as const
const PROGRAMME_EDITORS = {
  cbo_program_manager: 'ownOrganisation',
  provider_manager: 'assignedProviders',
  workforce_development: 'any',
  super_admin: 'any',
} as const

export const contracts: RubricArea = {
  area: 'ISETS Provider Details: contracts',
  rows: [
    { line: 77, label: 'Entering contracts', grants: SUPER_ADMIN, rights: [['add', 'Contract']], source: RUBRIC },
    {
      line: 78,
      label: 'View a contract',
      grants: CONTRACT_VIEWERS,
      rights: [['read', 'Contract']],
      note: 'C24: all IDHS roles; providers their own.',
      source: 'Rubric; C24',
    },
    {
      line: 79,
      label: 'Edit a contract',
      grants: CONTRACT_EDITORS,
      rights: [['edit', 'Contract']],
      note: 'C24: super users and billing managers.',
      source: 'Rubric; C24',
    },
    {
      line: 97,
      label: 'Edit associated contracts',
      grants: CONTRACT_EDITORS,
      rights: [['edit', 'Contract']],
      source: '002 Associated Contracts; C24',
    },
    {
      line: 98,
      label: 'View contracts (role table)',
      grants: CONTRACT_VIEWERS,
      rights: [['read', 'Contract']],
      note: 'C24: all IDHS roles; providers their own.',
      source: '002 Viewing and Editing Provider Information; C24',
    },
    {
      line: 99,
      label: 'Enter the initial contract data',
      grants: SUPER_ADMIN,
      rights: [['add', 'Contract']],
      note: 'The manual says "IDHS staff"; the rubric is narrower and wins.',
      source: 'Rubric',
    },
  ],
}

export const programmes: RubricArea = {
  area: 'ISETS E&T Programs',
  rows: [
    {
      label: 'See the programs of all providers',
      grants: {
        partner: true,
        intermediary: true,
        cbo_program_manager: true,
        provider_manager: true,
        workforce_development: true,
        billing_manager: true,
        idhs_manager: true,
        super_admin: true,
        fcrc: true,
        auditor: true,
      },
      rights: [['read', 'Programme']],
      note: 'A directory without personal data: whoever refers has to choose a receiver.',
      source: 'REF-034; REF-065',
    },
    {
      line: 86,
      label: 'Add a program',
      grants: { super_admin: 'any', cbo_program_manager: 'ownOrganisation' },
      rights: [['add', 'Programme']],
      source: RUBRIC,
    },
    {
      line: 87,
      label: 'Edit a program',
      grants: PROGRAMME_EDITORS,
      rights: [['edit', 'Programme']],
      source: RUBRIC,
    },
    {
      line: 100,
      label: 'Edit E&T programs (role table)',
      grants: PROGRAMME_EDITORS,
      rights: [['edit', 'Programme']],
      note: 'The super admin follows from row 87.',
      source: '002 Viewing and Editing Provider Information',
    },
    {
      line: 101,
      label: 'Remove an unused program of the current year',
      grants: { cbo_program_manager: 'ownOrganisation' },
      rights: [['remove', 'Programme']],
      note: 'C36, second reading: the CBO Program Manager; IDHS never removes one, a past year never.',
      source: '002 E&T Programs; C36',
    },
  ],
}
