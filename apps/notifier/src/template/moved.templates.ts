import { helpDeskEvents, type PayloadOf } from '@isets/contracts'
import { formatDateTime, withoutLongNumbers } from '@isets/rules'
import { facts, link, paragraph, type Block } from './block.ts'
import { mailTemplate } from './mail-template.ts'
import { readerOf } from './reader.ts'
import { requesterAndCopies } from './recipients.ts'
import { queueUrl } from './request-url.ts'
import { escalatedSamples, movedSamples } from './samples.ts'

type Moved = PayloadOf<typeof helpDeskEvents.moved>

interface Words {
  readonly description: string
  readonly status: Moved['status']
  readonly subject: string
  readonly opening: (moved: Moved) => string
  /** The same for whoever can answer nothing in ISETS (HELP-004). */
  readonly forVisitors: (moved: Moved) => string
  /** The same for whoever gets a copy and cannot open the request (HELP-043). */
  readonly forInformed: (moved: Moved) => string
  readonly linkLabel: string
  /** Where to go on instead of an answer. */
  readonly insteadOfAnswer?: string
}

/** A mail about a change of state: the same shape for all, different words. */
function aboutMove({ description, status, subject, linkLabel, insteadOfAnswer, ...words }: Words) {
  return mailTemplate({
    description,
    event: helpDeskEvents.moved,
    when: (moved) => moved.status === status && moved.from !== status,
    recipients: (about) => requesterAndCopies(about),
    letter: (moved, audience, around) => {
      const { isVisitor, isInformed, wayOn, below } = readerOf(moved, audience, around)
      const forRequester = isVisitor ? words.forVisitors : words.opening
      const opening = isInformed ? words.forInformed : forRequester
      return {
        subject: `${moved.number}: ${subject}`,
        blocks: [paragraph(opening(moved)), summaryOf(moved), wayOn(linkLabel)],
        ...(insteadOfAnswer && { answering: insteadOfAnswer }),
        ...below,
      }
    },
    answers: ({ number }) => number,
    samples: movedSamples(status),
  })
}

function summaryOf({ number, summary }: Moved): Block {
  return facts(['Number', number], ['Summary', withoutLongNumbers(summary)])
}

function until({ closesAt }: Moved, words: string, otherwise: string): string {
  return closesAt === null ? otherwise : `${words} ${formatDateTime(new Date(closesAt))}.`
}

export const waitingForRequester = aboutMove({
  description: 'Asks the requester for an answer and says when the request closes without one (HELP-023)',
  status: 'waiting_for_requester',
  subject: 'we need something from you',
  opening: (moved) =>
    `Support cannot go on without an answer. ${until(moved, 'Without one, the request closes on', 'Please answer when you can.')}`,
  forInformed: (moved) =>
    `Support cannot go on without an answer of the requester. ${until(moved, 'Without one, the request closes on', '')}`.trim(),
  forVisitors: () => 'Support needs to know more before it can help. Please ask on with what is missing.',
  linkLabel: 'Answer now',
})

export const resolved = aboutMove({
  description: 'Says that the request is resolved (HELP-025)',
  status: 'resolved',
  subject: 'your request is resolved',
  opening: (moved) =>
    `Support considers this request resolved. If it is not, answer in ISETS and it goes on. ${until(moved, 'It closes on', '')}`.trim(),
  forInformed: (moved) => `Support considers this request resolved. ${until(moved, 'It closes on', '')}`.trim(),
  forVisitors: () => 'Support considers your question answered. If it is not, please ask on.',
  linkLabel: 'See the solution',
})

function whyClosed({ actor, from }: Moved): string {
  const silent = actor.side === 'system' && from === 'waiting_for_requester'
  return silent ? 'This request was closed because no answer came.' : 'This request is closed.'
}

export const closed = aboutMove({
  description: 'Says that the request is closed, and that a new one is needed from now on (HELP-024, NOTIF-006)',
  status: 'closed',
  subject: 'your request is closed',
  opening: (moved) => `${whyClosed(moved)} It cannot be opened again: if the matter goes on, file a new request.`,
  forInformed: (moved) => `${whyClosed(moved)} It cannot be opened again.`,
  forVisitors: () => 'This question is closed. If the matter goes on, please ask on.',
  linkLabel: 'See the request',
  insteadOfAnswer: 'If the matter goes on, please file a new request in ISETS.',
})

export const escalated = mailTemplate({
  description: 'Tells a level of the ladder that a request was escalated to it (HELP-029)',
  event: helpDeskEvents.moved,
  urgent: true,
  when: ({ status, from, escalatedTo }) => status === 'escalated' && from !== status && escalatedTo !== undefined,
  recipients: (_moved, _around, { deciders }) => deciders.map((email) => ({ email, audience: 'decider' as const })),
  letter: (moved, _audience, { webUrl }) => ({
    subject: `${moved.number}: a request was escalated to you`,
    blocks: [
      paragraph(
        `${moved.actor.name} of the support unit needs you for this request. The reason stands in its history.`,
      ),
      summaryOf(moved),
      link('Open the request', queueUrl(webUrl, moved.number)),
    ],
    reason: 'You get this mail because requests of this kind are escalated to you.',
  }),
  samples: escalatedSamples,
})
