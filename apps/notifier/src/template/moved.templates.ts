import { helpDeskEvents, type PayloadOf } from '@isets/contracts'
import { formatDateTime } from '@isets/rules'
import { facts, link, paragraph, type Block } from './block.ts'
import { withoutLongNumbers } from './escape.ts'
import { mailTemplate } from './mail-template.ts'
import { REASON, requesterAndCopies } from './recipients.ts'
import { requestUrl } from './request-url.ts'
import { movedSamples } from './samples.ts'

type Moved = PayloadOf<typeof helpDeskEvents.moved>

interface Words {
  readonly description: string
  readonly status: Moved['status']
  readonly subject: string
  readonly opening: (moved: Moved) => string
  readonly linkLabel: string
}

/** A mail about a change of state: the same shape for all, different words. */
function aboutMove({ description, status, subject, opening, linkLabel }: Words) {
  return mailTemplate({
    description,
    event: helpDeskEvents.moved,
    when: (moved) => moved.status === status && moved.from !== status,
    recipients: ({ recipients }) => requesterAndCopies(recipients),
    letter: (moved, audience, { webUrl }) => ({
      subject: `${moved.number}: ${subject}`,
      blocks: [paragraph(opening(moved)), summaryOf(moved), link(linkLabel, requestUrl(webUrl, moved.number))],
      reason: REASON[audience],
    }),
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
  linkLabel: 'Answer now',
})

export const resolved = aboutMove({
  description: 'Says that the request is resolved (HELP-025)',
  status: 'resolved',
  subject: 'your request is resolved',
  opening: (moved) =>
    `Support considers this request resolved. If it is not, answer in ISETS and it goes on. ${until(moved, 'It closes on', '')}`.trim(),
  linkLabel: 'See the solution',
})

export const closed = aboutMove({
  description: 'Says that the request is closed, and that a new one is needed from now on (HELP-024, NOTIF-006)',
  status: 'closed',
  subject: 'your request is closed',
  opening: ({ actor, from }) => {
    const silent = actor.side === 'system' && from === 'waiting_for_requester'
    const why = silent ? 'This request was closed because no answer came.' : 'This request is closed.'
    return `${why} It cannot be opened again: if the matter goes on, file a new request.`
  },
  linkLabel: 'See the request',
})
