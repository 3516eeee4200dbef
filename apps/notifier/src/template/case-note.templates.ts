import { caseNoteEvents, type PayloadOf } from '@isets/contracts'
import { CONTACT_TYPE_LABELS, DELETION_REASON_LABELS, formatDateTime } from '@isets/rules'
import { facts, link, paragraph } from './block.ts'
import { caseNoteSamples, deletionSamples, organisationNoteSamples } from './case-note-samples.ts'
import { mailTemplate, type Recipient } from './mail-template.ts'
import { REASON } from './recipients.ts'

type Decided = PayloadOf<typeof caseNoteEvents.caseNoteDeletionDecided>

/** A day as people in Illinois write it: `03/02/2026`. */
function day(date: string): string {
  const [year, month, dayOfMonth] = date.split('-')
  return `${month}/${dayOfMonth}/${year}`
}

function toTeam(copies: readonly { readonly email: string }[]): Recipient[] {
  return copies.map(({ email }) => ({ email, audience: 'team' as const }))
}

function notesUrl(webUrl: string, customerId: string, noteId: string): string {
  return `${webUrl}/customers/${customerId}/notes?note=${noteId}`
}

/** The copy names the note and leads to it. What it says may be health data, which no mail carries (NOTIF-018). */
export const caseNoteCopy = mailTemplate({
  description: 'Sends a member of the resource team a copy of a case note: where to read it (NOTE-018, NOTIF-008)',
  event: caseNoteEvents.caseNoteWritten,
  kind: 'case_note_copy',
  recipients: ({ copies }) => toTeam(copies),
  letter: (note, audience, { webUrl }) => ({
    subject: `A case note for you: customer ${note.customerInitials}`,
    blocks: [
      paragraph(`${note.author.name} has written a case note and chosen you to get a copy.`),
      facts(
        ['Customer', note.customerInitials],
        ['Contact', `${CONTACT_TYPE_LABELS[note.contactType]}, ${day(note.contactOn)}`],
        ['Written', formatDateTime(new Date(note.writtenAt))],
      ),
      link('Read the note', notesUrl(webUrl, note.customerId, note.noteId)),
    ],
    reason: `${REASON[audience]} Choose which mails you get: ${webUrl}/account/mail`,
  }),
  samples: caseNoteSamples,
})

export const organisationNoteCopy = mailTemplate({
  description: 'Sends a note about an organisation to the people chosen: where to read it (NOTE-004, NOTIF-009)',
  event: caseNoteEvents.organisationNoteWritten,
  kind: 'organisation_note',
  recipients: ({ copies }) => toTeam(copies),
  letter: (note, audience, { webUrl }) => ({
    subject: `A note about ${note.organisationName}`,
    blocks: [
      paragraph(`${note.author.name} has written a note about ${note.organisationName} and sent it to you.`),
      facts(['Contact', day(note.contactOn)], ['Written', formatDateTime(new Date(note.writtenAt))]),
      link('Read the note', `${webUrl}/organisation-notes?organisation=${note.organisationId}&note=${note.noteId}`),
    ],
    reason: `${REASON[audience]} Choose which mails you get: ${webUrl}/account/mail`,
  }),
  samples: organisationNoteSamples,
})

function aboutDeletion(decision: Decided['decision'], outcome: string) {
  return mailTemplate({
    description: `Tells the requester that the deletion of a case note was ${decision} (NOTE-016)`,
    event: caseNoteEvents.caseNoteDeletionDecided,
    when: (decided) => decided.decision === decision,
    recipients: ({ requester: { id: userId, email } }) => [{ email, userId, audience: 'requester' as const }],
    letter: (decided, _audience, { webUrl }) => ({
      subject: `Deletion of a case note ${decision}: customer ${decided.customerInitials}`,
      blocks: [
        paragraph(outcome),
        facts(
          ['Customer', decided.customerInitials],
          ['Reason you gave', DELETION_REASON_LABELS[decided.reason]],
          ['Asked', formatDateTime(new Date(decided.requestedAt))],
          ['Decided', `${formatDateTime(new Date(decided.decidedAt))}, ${decided.decidedBy.name}`],
        ),
        link('Open the notes of the customer', `${webUrl}/customers/${decided.customerId}/notes`),
      ],
      reason: 'You get this mail because you asked for the deletion.',
    }),
    samples: deletionSamples(decision),
  })
}

export const deletionApproved = aboutDeletion(
  'approved',
  'IDHS has approved your request. The note is no longer shown; a copy is kept for the audit.',
)
export const deletionRejected = aboutDeletion(
  'rejected',
  'IDHS has rejected your request. The note stays. The reason is beside the note in ISETS.',
)
