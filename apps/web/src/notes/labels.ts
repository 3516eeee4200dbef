import type { ContactType, DeletionReason, DeletionStatus, OrganisationNoteTask } from '@isets/contracts'
import {
  CONTACT_TYPE_LABELS,
  DELETION_REASON_LABELS,
  DELETION_STATUS_LABELS,
  ORGANISATION_NOTE_TASK_LABELS,
} from '@isets/rules'

/** The words of the lists, in the order of their tables. */
export const CONTACT_TYPES = Object.keys(CONTACT_TYPE_LABELS) as ContactType[]
export const DELETION_REASONS = Object.keys(DELETION_REASON_LABELS) as DeletionReason[]
export const DELETION_STATUSES = Object.keys(DELETION_STATUS_LABELS) as DeletionStatus[]
export const TASKS = Object.keys(ORGANISATION_NOTE_TASK_LABELS) as OrganisationNoteTask[]
