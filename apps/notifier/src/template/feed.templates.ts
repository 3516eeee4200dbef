import { iesExchangeEvents } from '@isets/contracts'
import { formatDateTime } from '@isets/rules'
import { facts, link, paragraph } from './block.ts'
import { mailTemplate, type Recipient } from './mail-template.ts'
import { REASON } from './recipients.ts'

const IMPORT_ID = '3f0c7f0e-1c2d-4e3f-8a4b-5c6d7e8f9a11'

function superUsers(emails: readonly string[]): Recipient[] {
  return emails.map((email) => ({ email, audience: 'administrator' as const }))
}

export const feedLate = mailTemplate({
  description: 'Tells super users that a file of IES has not come at its time (TMR-013)',
  event: iesExchangeEvents.feedLate,
  recipients: (_facts, _around, { administrators }) => superUsers(administrators),
  letter: ({ expectedAt, lastSyncAt }, audience, { webUrl }) => ({
    subject: 'The file of IES is late',
    blocks: [
      paragraph('A file of IES was expected and has not come. Until it does, everybody works with older data.'),
      facts(
        ['Expected', formatDateTime(new Date(expectedAt))],
        ['Last sync', lastSyncAt === null ? 'Never' : formatDateTime(new Date(lastSyncAt))],
      ),
      paragraph('Ask whoever sends the file. When you have it, take it in yourself.'),
      link('Open the imports', `${webUrl}/ies/imports`),
    ],
    reason: REASON[audience],
  }),
  samples: {
    'after three weeks': { expectedAt: '2026-03-13T17:00:00Z', lastSyncAt: '2026-02-20T18:12:00Z' },
    'before the first file': { expectedAt: '2026-03-13T17:00:00Z', lastSyncAt: null },
  },
})

export const importFailed = mailTemplate({
  description: 'Tells super users that nothing could be taken from a file of IES (TMR-013)',
  event: iesExchangeEvents.importFailed,
  recipients: (_facts, _around, { administrators }) => superUsers(administrators),
  letter: ({ importId, name, problem }, audience, { webUrl }) => ({
    subject: 'A file of IES could not be taken in',
    blocks: [
      paragraph('Nothing of this file was applied. Everybody works with the data of the last sync.'),
      facts(['File', name], ['Problem', problem]),
      link('Open the import', `${webUrl}/ies/imports/${importId}`),
    ],
    reason: REASON[audience],
  }),
  samples: {
    'a wrong first line': {
      importId: IMPORT_ID,
      name: 'ies-2026-03-13.csv',
      problem: 'The first line has no column individual_number.',
    },
  },
})

export const importHeld = mailTemplate({
  description: 'Asks super users to decide about a file of IES that leaves out unusually many (TMR-013)',
  event: iesExchangeEvents.importHeld,
  urgent: true,
  recipients: (_facts, _around, { administrators }) => superUsers(administrators),
  letter: ({ importId, name, absent }, audience, { webUrl }) => ({
    subject: 'A file of IES waits for your decision',
    blocks: [
      paragraph(
        'This file leaves out unusually many customers. Until somebody decides whether they lose eligibility, no later file is taken in.',
      ),
      facts(['File', name], ['Customers who would lose eligibility', absent.toLocaleString('en-US')]),
      link('Decide', `${webUrl}/ies/imports/${importId}`),
    ],
    reason: REASON[audience],
  }),
  samples: { 'half a file': { importId: IMPORT_ID, name: 'ies-2026-03-13.csv', absent: 1204 } },
})
