import * as z from 'zod'
import { Id, Instant, Version } from '../shapes.ts'

/** How the contact happened (NOTE-008). */
export const CONTACT_TYPES = [
  'phone',
  'office_visit',
  'third_party_contact',
  'virtual_meeting',
  'employment_verification',
  'referral',
] as const
export type ContactType = (typeof CONTACT_TYPES)[number]

/** What a further note does to an earlier one: nothing is ever edited (NOTE-010, NOTE-011). */
export const NOTE_RELATIONS = ['addendum', 'correction'] as const
export type NoteRelation = (typeof NOTE_RELATIONS)[number]

/** Status of a request to delete a case note (statuses: Case-note deletion request). */
export const DELETION_STATUSES = ['not_reviewed', 'approved', 'rejected'] as const
export type DeletionStatus = (typeof DELETION_STATUSES)[number]

/** Why a case note should go. A duplicate names the note that it repeats (NOTE-016). */
export const DELETION_REASONS = ['duplicate', 'wrong_customer', 'other'] as const
export type DeletionReason = (typeof DELETION_REASONS)[number]

/** What an organisation note is about; a required choice (NOTE-003). */
export const ORGANISATION_NOTE_TASKS = ['general', 'grant', 'staff', 'monitoring', 'technical_assistance'] as const
export type OrganisationNoteTask = (typeof ORGANISATION_NOTE_TASKS)[number]

/** A part of a note. Plain text: line breaks are kept, markup is not read. */
const Part = z.string().trim().min(3).max(8_000)
const Reason = z.string().trim().min(5).max(1_000)

/** The three parts of a DAP note (NOTE-009). */
export const DapText = { data: Part, analysis: Part, plan: Part }

export const NewCaseNote = z.strictObject({
  customerId: Id,
  /** The day of the contact, which may differ from the day of the entry (NOTE-007). */
  contactOn: z.iso.date(),
  contactType: z.enum(CONTACT_TYPES),
  ...DapText,
  /** The earlier note that this one adds to or corrects. */
  relation: z
    .strictObject({ kind: z.enum(NOTE_RELATIONS), noteId: Id })
    .nullable()
    .default(null),
  /** Members of the customer's integrated resource team who get a copy by mail (NOTE-018). */
  copyTo: z.array(Id).max(30).default([]),
  /** NOTE-012: whoever is named like another customer is somebody else; said after a first refusal. */
  somebodyElse: z.boolean().default(false),
})
export type NewCaseNote = z.infer<typeof NewCaseNote>

export const NewOrganisationNote = z.strictObject({
  organisationId: Id,
  contactOn: z.iso.date(),
  task: z.enum(ORGANISATION_NOTE_TASKS),
  subject: z.string().trim().min(3).max(150),
  message: Part,
  /** Saved only, or also sent to these people (NOTE-004). */
  sendTo: z.array(Id).max(50).default([]),
})
export type NewOrganisationNote = z.infer<typeof NewOrganisationNote>

export const NewDeletionRequest = z.strictObject({
  /** The note that should go. */
  id: Id,
  reason: z.enum(DELETION_REASONS),
  explanation: Reason,
  /** For a duplicate: the note that stays. */
  duplicateOf: Id.nullable().default(null),
})
export type NewDeletionRequest = z.infer<typeof NewDeletionRequest>

export const DeletionDecision = z.strictObject({
  id: Id,
  version: Version,
  decision: z.enum(['approved', 'rejected']),
  /** Why, for the requester and the audit (NOTE-016). */
  note: Reason,
})
export type DeletionDecision = z.infer<typeof DeletionDecision>

const Person = z.object({ id: Id, name: z.string() })

/** A customer's case note as its readers see it. It has no version: nobody can change it (NOTE-010). */
export const CaseNoteView = z.object({
  id: Id,
  customerId: Id,
  contactOn: z.iso.date(),
  contactType: z.enum(CONTACT_TYPES),
  data: z.string(),
  analysis: z.string(),
  plan: z.string(),
  author: Person,
  organisation: Person.nullable(),
  /** Recorded by itself (NOTE-006). */
  writtenAt: Instant,
  /** A note of a later contact was there already (NOTE-011). */
  outOfOrder: z.boolean(),
  relation: z.object({ kind: z.enum(NOTE_RELATIONS), noteId: Id, contactOn: z.iso.date() }).nullable(),
  /** Names of those who got a copy. */
  copiedTo: z.array(z.string()),
  /** The last request to delete the note, if there is one. An approved one hides the note. */
  deletion: z
    .object({
      status: z.enum(DELETION_STATUSES),
      requestedAt: Instant,
      requestedBy: z.string(),
      decisionNote: z.string().nullable(),
    })
    .nullable(),
  /** What the reader may do now. */
  mayRequestDeletion: z.boolean(),
})
export type CaseNoteView = z.infer<typeof CaseNoteView>

export const OrganisationNoteView = z.object({
  id: Id,
  organisation: Person,
  contactOn: z.iso.date(),
  task: z.enum(ORGANISATION_NOTE_TASKS),
  subject: z.string(),
  message: z.string(),
  /** Saved only, or as message and mail. */
  delivery: z.enum(['saved', 'sent']),
  sentTo: z.array(z.string()),
  author: Person,
  writtenAt: Instant,
})
export type OrganisationNoteView = z.infer<typeof OrganisationNoteView>

/** A row of the Case Note Deletion Request Report (RPTD-01). */
export const DeletionRequestRow = z.object({
  id: Id,
  version: Version,
  noteId: Id,
  customer: Person,
  status: z.enum(DELETION_STATUSES),
  reason: z.enum(DELETION_REASONS),
  explanation: z.string(),
  requester: Person,
  requesterOrganisation: z.string().nullable(),
  requestedAt: Instant,
  /** The beginning of the note. */
  noteExcerpt: z.string(),
  contactOn: z.iso.date(),
  decidedBy: Person.nullable(),
  decidedAt: Instant.nullable(),
  decisionNote: z.string().nullable(),
})
export type DeletionRequestRow = z.infer<typeof DeletionRequestRow>

const ComparedNote = CaseNoteView.omit({ deletion: true, mayRequestDeletion: true })

export const DeletionRequestView = DeletionRequestRow.extend({
  /** The note; after an approval the audit copy of it (NOTE-017). */
  note: ComparedNote,
  /** The note that it is said to repeat, or the most similar one of the customer; null when there is no other note. */
  other: ComparedNote.nullable(),
  otherIsNamed: z.boolean(),
  /** The named note is deleted itself by now: the request can only be rejected (NOTE-016). */
  otherIsDeleted: z.boolean(),
  /** Share of equal words of the two notes, 0 to 100, rounded down. */
  likeness: z.int().nullable(),
  mayDecide: z.boolean(),
  /** Why the reader may not decide a request that is open; null when they may, or when it is decided. */
  hindrance: z.string().nullable(),
})
export type DeletionRequestView = z.infer<typeof DeletionRequestView>

/** A contact who can be in a customer's integrated resource team (CASE-028). */
export const TeamMember = z.object({
  userId: Id,
  name: z.string(),
  organisation: z.string().nullable(),
  addedAt: Instant.nullable(),
})
export type TeamMember = z.infer<typeof TeamMember>

/** A member of the team. Whoever may not read the notes stays a member and gets no copies (NOTE-018). */
export const ResourceTeamMember = TeamMember.extend({ readsNotes: z.boolean() })
export type ResourceTeamMember = z.infer<typeof ResourceTeamMember>
