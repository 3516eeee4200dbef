import type { caseNoteEvents, PayloadOf } from '@isets/contracts'

const customer = { customerId: '0d9b7c1e-52a4-4f35-9d4f-2f6a8e1c3b70', customerInitials: 'AS' }
const author = { id: '9c1b1d3e-7f0e-4a2b-8c58-2f9c7c6a4b30', name: 'Juniper Demo-Baker' }
const noteId = '5a0e7f52-8a4c-4f0a-b7a6-3c1d9e2b4f60'
const organisationId = 'd2f5a9b6-2c38-4b0e-9d0a-4f5b7a1c8e21'
const copies = [{ name: 'Cedar Sample-Weaver', email: 'cedar.sample-weaver@idhs.example' }]

export const caseNoteSamples: Record<string, PayloadOf<typeof caseNoteEvents.caseNoteWritten>> = {
  'a copy': {
    ...customer,
    noteId,
    organisationId,
    author,
    contactType: 'office_visit',
    contactOn: '2026-03-02',
    writtenAt: '2026-03-02T16:00:00Z',
    copies,
  },
}

export const organisationNoteSamples: Record<string, PayloadOf<typeof caseNoteEvents.organisationNoteWritten>> = {
  'a copy': {
    noteId,
    organisationId,
    organisationName: 'Prairie Demo Works',
    author,
    contactOn: '2026-03-02',
    writtenAt: '2026-03-02T16:00:00Z',
    copies,
  },
}

export function deletionSamples(
  decision: 'approved' | 'rejected',
): Record<string, PayloadOf<typeof caseNoteEvents.caseNoteDeletionDecided>> {
  return {
    'a duplicate': {
      ...customer,
      requestId: '7b3c1a9e-0a2f-4f6c-8c11-5d9e7f3a2b10',
      noteId,
      requester: { ...author, email: 'juniper.demo-baker@prairie.example' },
      reason: 'duplicate',
      requestedAt: '2026-03-02T16:00:00Z',
      decision,
      decidedBy: { id: '1f0d2c3b-4a59-4687-9766-8f5e4d3c2b1a', name: 'Linden Demo-Harper' },
      decidedAt: '2026-03-03T15:00:00Z',
    },
  }
}
