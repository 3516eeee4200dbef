import * as z from 'zod'
import { event } from '../event.ts'
import { Id, Instant } from '../shapes.ts'
import { CONTACT_TYPES, DELETION_REASONS } from './case-note-shapes.ts'

const Addressee = z.object({ name: z.string().max(300), email: z.string().max(254) })
const Person = z.object({ id: Id, name: z.string().max(300) })
/** Becomes mail: a customer is told by the initials only (NOTIF-018). */
const Initials = z.string().max(10)

const AboutDeletion = z.object({
  requestId: Id,
  noteId: Id,
  customerId: Id,
  customerInitials: Initials,
  requester: Person.extend({ email: z.string().max(254) }),
  reason: z.enum(DELETION_REASONS),
  requestedAt: Instant,
})

/** What happens to notes. None of these carries a word of a note. */
export const caseNoteEvents = {
  caseNoteWritten: event(
    'casework',
    'case-note-written',
    z.object({
      noteId: Id,
      customerId: Id,
      customerInitials: Initials,
      organisationId: Id.nullable(),
      author: Person,
      contactType: z.enum(CONTACT_TYPES),
      contactOn: z.iso.date(),
      writtenAt: Instant,
      /** Members of the integrated resource team who get a copy by mail. */
      copies: z.array(Addressee).max(30),
    }),
  ),
  organisationNoteWritten: event(
    'casework',
    'organisation-note-written',
    z.object({
      noteId: Id,
      organisationId: Id,
      organisationName: z.string().max(300),
      author: Person,
      contactOn: z.iso.date(),
      writtenAt: Instant,
      copies: z.array(Addressee).max(50),
    }),
  ),
  caseNoteDeletionRequested: event('casework', 'case-note-deletion-requested', AboutDeletion),
  caseNoteDeletionDecided: event(
    'casework',
    'case-note-deletion-decided',
    AboutDeletion.extend({ decision: z.enum(['approved', 'rejected']), decidedBy: Person, decidedAt: Instant }),
  ),
}
