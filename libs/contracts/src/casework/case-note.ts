import * as z from 'zod'
import { operation } from '../operation.ts'
import { Done, Id, PageInput, listOf, pageOf } from '../shapes.ts'
import {
  CaseNoteView,
  CONTACT_TYPES,
  DELETION_STATUSES,
  DeletionDecision,
  DeletionRequestRow,
  DeletionRequestView,
  NewCaseNote,
  NewDeletionRequest,
  NewOrganisationNote,
  ORGANISATION_NOTE_TASKS,
  OrganisationNoteView,
  ResourceTeamMember,
  TeamMember,
} from './case-note-shapes.ts'

const service = 'casework'
const Words = z.string().trim().max(200).default('')
/** As the file writes it; `libs/rules` has the same words for the pages. */
const CONTACT_TYPE_WORDS = {
  phone: 'Phone',
  office_visit: 'Office visit',
  third_party_contact: 'Third-party contact',
  virtual_meeting: 'Virtual meeting',
  employment_verification: 'Employment verification',
  referral: 'Referral',
} as const
const Between = { from: z.iso.date().optional(), to: z.iso.date().optional() }

/** Case notes of a customer, and who gets copies of them. */
export const caseNotes = {
  writeNote: operation({
    service,
    method: 'POST',
    path: '/customers/{customerId}/notes',
    summary: 'Write a case note; from then on nobody can change it (NOTE-006 to NOTE-011, NOTE-018)',
    permission: ['add', 'CaseNote'],
    input: NewCaseNote,
    output: CaseNoteView,
    errors: ['NOT_FOUND', 'PERSONAL_DATA', 'WRONG_STATUS'],
  }),
  listNotes: operation({
    service,
    method: 'GET',
    path: '/customers/{customerId}/notes',
    summary: 'Case notes of a customer, the latest contact first; the reading is audited',
    permission: ['read', 'CaseNote'],
    input: z.strictObject({
      customerId: Id,
      q: Words,
      contactType: listOf(z.enum(CONTACT_TYPES)).default([]),
      ...Between,
      ...PageInput,
    }),
    output: pageOf(CaseNoteView),
    errors: ['NOT_FOUND'],
    exportAs: {
      name: 'Case notes',
      columns: [
        { key: 'contactOn', heading: 'Contact date', kind: 'date' },
        { key: 'contactType', heading: 'Contact type', kind: 'text', words: CONTACT_TYPE_WORDS },
        { key: 'data', heading: 'Data', kind: 'text' },
        { key: 'analysis', heading: 'Analysis', kind: 'text' },
        { key: 'plan', heading: 'Plan', kind: 'text' },
        { key: 'author.name', heading: 'Entered by', kind: 'text' },
        { key: 'organisation.name', heading: 'Provider', kind: 'text' },
        { key: 'writtenAt', heading: 'Entered', kind: 'instant' },
      ],
    },
  }),
  openNote: operation({
    service,
    method: 'GET',
    path: '/case-notes/{id}',
    summary: 'One case note; the reading is audited',
    permission: ['read', 'CaseNote'],
    input: z.strictObject({ id: Id }),
    output: CaseNoteView,
    errors: ['NOT_FOUND'],
  }),
  listTeam: operation({
    service,
    method: 'GET',
    path: '/customers/{customerId}/resource-team',
    summary: 'The integrated resource team of a customer (CASE-028)',
    permission: ['read', 'ResourceTeam'],
    input: z.strictObject({ customerId: Id }),
    output: z.array(ResourceTeamMember),
    errors: ['NOT_FOUND'],
  }),
  findTeamCandidates: operation({
    service,
    method: 'GET',
    path: '/customers/{customerId}/resource-team/candidates',
    summary:
      'Active provider and IDHS contacts who may read the notes and are not in the team yet; at most 20 (NOTE-018)',
    permission: ['edit', 'ResourceTeam'],
    input: z.strictObject({ customerId: Id, q: Words }),
    output: z.array(TeamMember),
    errors: ['NOT_FOUND'],
  }),
  joinTeam: operation({
    service,
    method: 'POST',
    path: '/customers/{customerId}/resource-team',
    summary: 'Add a contact who may read the notes to the integrated resource team (CASE-028, NOTE-018)',
    permission: ['edit', 'ResourceTeam'],
    input: z.strictObject({ customerId: Id, userId: Id }),
    output: z.array(ResourceTeamMember),
    errors: ['NOT_FOUND'],
  }),
  leaveTeam: operation({
    service,
    method: 'DELETE',
    path: '/customers/{customerId}/resource-team/{userId}',
    summary: 'Take a contact out of the integrated resource team',
    permission: ['edit', 'ResourceTeam'],
    input: z.strictObject({ customerId: Id, userId: Id }),
    output: z.array(ResourceTeamMember),
    errors: ['NOT_FOUND'],
  }),
}

/** Notes about an agency, a grant or staff; customers are never mentioned in them (NOTE-001). */
export const organisationNotes = {
  writeOrganisationNote: operation({
    service,
    method: 'POST',
    path: '/organisations/{organisationId}/notes',
    summary: 'Write a note about an organisation, and send it to people who have access to it (NOTE-003 to NOTE-005)',
    permission: ['add', 'OrganisationNote'],
    input: NewOrganisationNote,
    output: OrganisationNoteView,
    errors: ['NOT_FOUND', 'PERSONAL_DATA'],
  }),
  listOrganisationNotes: operation({
    service,
    method: 'GET',
    path: '/organisation-notes',
    summary: 'Notes about organisations that the caller may read, the latest first (NOTE-002)',
    permission: ['read', 'OrganisationNote'],
    input: z.strictObject({
      organisationId: Id.optional(),
      q: Words,
      task: listOf(z.enum(ORGANISATION_NOTE_TASKS)).default([]),
      /** `to_me`: messages to the caller (NOTIF-010). */
      delivery: listOf(z.enum(['saved', 'sent', 'to_me'])).default([]),
      ...Between,
      ...PageInput,
    }),
    output: pageOf(OrganisationNoteView),
    exportAs: {
      name: 'Organization notes',
      columns: [
        { key: 'organisation.name', heading: 'Provider', kind: 'text' },
        { key: 'contactOn', heading: 'Contact date', kind: 'date' },
        { key: 'subject', heading: 'Subject', kind: 'text' },
        { key: 'message', heading: 'Comment', kind: 'text' },
        {
          key: 'delivery',
          heading: 'Delivery method',
          kind: 'text',
          words: { saved: 'Saved only', sent: 'Message and e-mail' },
        },
        { key: 'author.name', heading: 'Entered by', kind: 'text' },
        { key: 'writtenAt', heading: 'Entered', kind: 'instant' },
      ],
    },
  }),
  openOrganisationNote: operation({
    service,
    method: 'GET',
    path: '/organisation-notes/{id}',
    summary: 'One note about an organisation; the reading is audited',
    permission: ['read', 'OrganisationNote'],
    input: z.strictObject({ id: Id }),
    output: OrganisationNoteView,
    errors: ['NOT_FOUND'],
  }),
  organisationNoteOptions: operation({
    service,
    method: 'GET',
    path: '/organisation-notes/options',
    summary: 'Organisations that the caller may write about, and for one of them who may get the note (NOTE-005)',
    permission: ['add', 'OrganisationNote'],
    input: z.strictObject({ organisationId: Id.optional() }),
    output: z.object({
      organisations: z.array(z.object({ id: Id, name: z.string() })),
      recipients: z.array(TeamMember),
    }),
    errors: ['NOT_FOUND'],
  }),
}

/** Requests to delete a case note: asked by a provider, decided by IDHS management (NOTE-013 to NOTE-017, C22). */
export const noteDeletions = {
  requestDeletion: operation({
    service,
    method: 'POST',
    path: '/case-notes/{id}/deletion-requests',
    summary: 'Ask for the deletion of a case note, with the reason (NOTE-013)',
    permission: ['requestDeletion', 'CaseNote'],
    input: NewDeletionRequest,
    output: Done,
    errors: ['NOT_FOUND', 'WRONG_STATUS', 'PERSONAL_DATA'],
  }),
  listDeletionRequests: operation({
    service,
    method: 'GET',
    path: '/deletion-requests',
    summary: 'The Case Note Deletion Request Report, starting with what is not reviewed (NOTE-015, RPTD-01)',
    permission: ['read', 'CaseNoteDeletionRequest'],
    input: z.strictObject({
      status: listOf(z.enum(DELETION_STATUSES)).default(['not_reviewed']),
      q: Words,
      sort: z.enum(['requested', '-requested']).default('requested'),
      ...PageInput,
    }),
    output: pageOf(DeletionRequestRow),
    exportAs: {
      name: 'Case note deletion requests',
      columns: [
        { key: 'requester.name', heading: 'Requester', kind: 'text' },
        { key: 'requesterOrganisation', heading: 'Provider', kind: 'text' },
        { key: 'requestedAt', heading: 'Request date', kind: 'instant' },
        { key: 'customer.name', heading: 'Customer', kind: 'text' },
        { key: 'contactOn', heading: 'Contact date', kind: 'date' },
        { key: 'noteExcerpt', heading: 'Note', kind: 'text' },
        {
          key: 'reason',
          heading: 'Reason',
          kind: 'text',
          words: {
            duplicate: 'Duplicate of another note',
            wrong_customer: 'Written for the wrong customer',
            other: 'Another reason',
          },
        },
        { key: 'explanation', heading: 'Explanation', kind: 'text' },
        {
          key: 'status',
          heading: 'Status',
          kind: 'text',
          words: { not_reviewed: 'Not Reviewed', approved: 'Approved', rejected: 'Rejected' },
        },
        { key: 'decidedBy.name', heading: 'Decided by', kind: 'text' },
        { key: 'decidedAt', heading: 'Decided', kind: 'instant' },
        { key: 'decisionNote', heading: 'Decision note', kind: 'text' },
      ],
    },
  }),
  countDeletionRequests: operation({
    service,
    method: 'GET',
    path: '/deletion-requests/counts',
    summary: 'How many deletion requests there are in each status',
    permission: ['read', 'CaseNoteDeletionRequest'],
    input: z.strictObject({}),
    output: z.record(z.enum(DELETION_STATUSES), z.int()),
  }),
  openDeletionRequest: operation({
    service,
    method: 'GET',
    path: '/deletion-requests/{id}',
    summary: 'A deletion request with the note beside its supposed duplicate (NOTE-016); the reading is audited',
    permission: ['read', 'CaseNoteDeletionRequest'],
    input: z.strictObject({ id: Id }),
    output: DeletionRequestView,
    errors: ['NOT_FOUND'],
  }),
  decideDeletion: operation({
    service,
    method: 'POST',
    path: '/deletion-requests/{id}/decision',
    summary: 'Approve or reject a deletion request, with a note; never the own one (NOTE-014, NOTE-017, C22)',
    permission: ['decide', 'CaseNoteDeletionRequest'],
    input: DeletionDecision,
    output: DeletionRequestView,
    errors: ['NOT_FOUND', 'STALE', 'WRONG_STATUS', 'PERSONAL_DATA'],
  }),
}
