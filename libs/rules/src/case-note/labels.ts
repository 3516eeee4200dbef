import type { ContactType, DeletionReason, DeletionStatus, NoteRelation, OrganisationNoteTask } from '@isets/contracts'

/** How the contact happened, in words (NOTE-008). */
export const CONTACT_TYPE_LABELS = {
  phone: 'Phone',
  office_visit: 'Office visit',
  third_party_contact: 'Third-party contact',
  virtual_meeting: 'Virtual meeting',
  employment_verification: 'Employment verification',
  referral: 'Referral',
} as const satisfies Record<ContactType, string>

export const DELETION_STATUS_LABELS = {
  not_reviewed: 'Not Reviewed',
  approved: 'Approved',
  rejected: 'Rejected',
} as const satisfies Record<DeletionStatus, string>

export const DELETION_REASON_LABELS = {
  duplicate: 'Duplicate of another note',
  wrong_customer: 'Written for the wrong customer',
  other: 'Another reason',
} as const satisfies Record<DeletionReason, string>

/** How a note begins that adds to or corrects an earlier one (NOTE-010, NOTE-011). */
export const NOTE_RELATION_LABELS = {
  addendum: 'Addendum:',
  correction: 'Correction:',
} as const satisfies Record<NoteRelation, string>

/** What an organisation note is about. The manual names no values (NOTE-003): these are ours. */
export const ORGANISATION_NOTE_TASK_LABELS = {
  general: 'General',
  grant: 'Grant or contract',
  staff: 'Staff',
  monitoring: 'Monitoring',
  technical_assistance: 'Technical assistance',
} as const satisfies Record<OrganisationNoteTask, string>

/** The three parts of a note with what belongs in each (NOTE-009). */
export const DAP_GUIDE = [
  {
    key: 'data',
    label: 'Data',
    hint: 'What was seen, heard and done: facts and the words of the customer, no opinion.',
  },
  {
    key: 'analysis',
    label: 'Analysis',
    hint: 'What it means for the plan: progress, obstacles, eligibility, your assessment.',
  },
  { key: 'plan', label: 'Plan', hint: 'What happens next: who does what until when, and the next contact.' },
] as const satisfies readonly { key: 'data' | 'analysis' | 'plan'; label: string; hint: string }[]

/** How people are named in a note (NOTE-012, NOTE-027). */
export const WRITING_GUIDE: readonly string[] = [
  'Yourself: “this writer”, or your title and initials.',
  'The customer: “the customer”, or the initials. Never name another customer.',
  'Third parties: full name and how to reach them.',
  'Colleagues: title and initials.',
  'A saved note cannot be changed. Correct it, or add to it, with a further note.',
]
