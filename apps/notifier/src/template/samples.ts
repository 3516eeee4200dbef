import {
  MAIL_TROUBLES,
  VISITOR_ID,
  type helpDeskEvents,
  type HelpRequestStatus,
  type PayloadOf,
} from '@isets/contracts'

const about = {
  requestId: '6f0d6f2e-3b0b-4c52-9a55-0d8a3a7d5c11',
  number: 'HR-1042',
  requesterId: '0b5dd1f4-74a3-4a43-8f7a-6f1f0f5f2a10',
  organisationId: 'd2f5a9b6-2c38-4b0e-9d0a-4f5b7a1c8e21',
  status: 'new' as const,
  priority: 'normal' as const,
}
const recipients = {
  requester: { name: 'Maple Demo-Walker', email: 'maple.demo-walker@prairie.example' },
  cc: ['cedar.sample-weaver@idhs.example'],
}
const agent = { id: '9c1b1d3e-7f0e-4a2b-8c58-2f9c7c6a4b30', name: 'Juniper Demo-Baker', side: 'support' as const }
const requester = { id: about.requesterId, name: recipients.requester.name, side: 'requester' as const }
const clock = { id: null, name: 'ISETS', side: 'system' as const }

/** Somebody without an account. */
const visitor = { ...about, requesterId: VISITOR_ID, organisationId: null }
const toVisitor = { requester: { name: 'Briar Sample', email: 'briar.sample@mail.example' }, cc: [] }

const POLICY_MAILBOX = 'policy@isets.example'
const forMailboxes = {
  addresses: [POLICY_MAILBOX],
  text: 'She has moved to the south of the county.\n\nThe month is half over and its hours are entered.',
}

export const filedSamples: Record<string, PayloadOf<typeof helpDeskEvents.filed>> = {
  'an ordinary request': {
    ...about,
    recipients,
    summary: 'The attendance page stays empty for March',
    categoryLabel: 'Case management: Attendance',
    promisedAt: '2026-03-04T21:00:00Z',
    blocksWork: false,
  },
  'a request that keeps somebody from working': {
    ...about,
    priority: 'urgent',
    recipients: { ...recipients, cc: [] },
    summary: 'Nobody in our office can sign in',
    categoryLabel: 'Access: Sign-in',
    promisedAt: '2026-03-02T17:00:00Z',
    blocksWork: true,
  },
  'a question of policy': {
    ...about,
    recipients: { ...recipients, cc: [POLICY_MAILBOX, ...recipients.cc] },
    summary: 'May a customer change the provider in the middle of a month?',
    categoryLabel: 'Policy and procedure: Eligibility',
    promisedAt: '2026-03-04T21:00:00Z',
    blocksWork: false,
    forMailboxes,
  },
  'a question of a visitor': {
    ...visitor,
    recipients: toVisitor,
    summary: 'I cannot sign in',
    categoryLabel: 'Users and access: Account or log-in',
    promisedAt: '2026-03-04T21:00:00Z',
    blocksWork: false,
  },
}

const sorted = {
  ...about,
  actor: agent,
  summary: 'May a customer change the provider in the middle of a month?',
  categoryLabel: 'Policy and procedure: Eligibility',
  promisedAt: '2026-03-04T21:00:00Z',
}

export const copiedSamples: Record<string, PayloadOf<typeof helpDeskEvents.copied>> = {
  'found to be a question of policy': {
    ...sorted,
    requesterName: recipients.requester.name,
    copies: [POLICY_MAILBOX, 'cedar.sample-weaver@idhs.example'],
    forMailboxes,
  },
}

export const madeUrgentSamples: Record<string, PayloadOf<typeof helpDeskEvents.madeUrgent>> = {
  'found to be urgent': { ...sorted, priority: 'urgent' },
  'found to be urgent after the first answer': { ...sorted, priority: 'urgent', promisedAt: null },
}

const answered = { ...about, status: 'in_progress' as const, recipients, messageId: about.requestId }

export const answeredSamples: Record<string, PayloadOf<typeof helpDeskEvents.answered>> = {
  'an answer of support': {
    ...answered,
    summary: 'The attendance page stays empty for March',
    actor: agent,
    text: 'Thank you for the picture.\n\nPlease choose the month again: the filter keeps the one of your last visit.',
  },
  'a message of the requester': {
    ...answered,
    summary: 'The attendance page stays empty for March',
    actor: requester,
    text: 'It works for February now, but not for March.',
  },
  'an answer to a visitor': {
    ...visitor,
    status: 'in_progress',
    messageId: about.requestId,
    recipients: toVisitor,
    summary: 'I cannot sign in',
    actor: agent,
    text: 'Your account is open again.',
    fullText: `Your account is open again. ${'Please sign in once in sixty days. '.repeat(30)}That is all.`,
  },
}

export const closingSoonSamples: Record<string, PayloadOf<typeof helpDeskEvents.closingSoon>> = {
  'two business days before': {
    ...about,
    status: 'waiting_for_requester',
    recipients,
    summary: 'The attendance page stays empty for March',
    closesAt: '2026-03-20T20:00:00Z',
  },
}

/** A move to `status`, by a person and by the clock. */
export function movedSamples(status: HelpRequestStatus): Record<string, PayloadOf<typeof helpDeskEvents.moved>> {
  const moved = {
    ...about,
    status,
    recipients,
    summary: 'The attendance page stays empty for March',
    closesAt: status === 'closed' ? null : '2026-03-20T20:00:00Z',
  }
  return {
    'moved by support': { ...moved, actor: agent, from: 'in_progress' },
    'moved by time': {
      ...moved,
      actor: clock,
      from: status === 'waiting_for_requester' ? 'in_progress' : 'waiting_for_requester',
    },
    'of a visitor': { ...moved, ...visitor, status, recipients: toVisitor, actor: agent, from: 'in_progress' },
  }
}

export const mailTroubleSamples: Record<string, PayloadOf<typeof helpDeskEvents.mailTrouble>> = Object.fromEntries(
  MAIL_TROUBLES.map((trouble) => [
    trouble.replaceAll('_', ' '),
    {
      ...about,
      summary: 'The attendance page stays empty for March',
      sender: { id: about.requesterId, email: recipients.requester.email },
      trouble,
    },
  ]),
)

export const escalatedSamples: Record<string, PayloadOf<typeof helpDeskEvents.moved>> = {
  'to the Program Manager': {
    ...about,
    status: 'escalated',
    recipients,
    summary: 'May a customer change the provider in the middle of a month?',
    closesAt: null,
    actor: agent,
    from: 'in_progress',
    escalatedTo: 'program_manager',
  },
}
