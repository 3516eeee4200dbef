import { helpDeskEvents } from '@isets/contracts'
import { facts, link, quote } from './block.ts'
import { excerpt, withoutLongNumbers } from './escape.ts'
import { mailTemplate } from './mail-template.ts'
import { REASON, requesterAndCopies } from './recipients.ts'
import { requestUrl } from './request-url.ts'
import { answeredSamples } from './samples.ts'

export const newAnswer = mailTemplate({
  description: 'Tells of a new public answer or question, but not the one who wrote it (HELP-021)',
  event: helpDeskEvents.answered,
  recipients: (answered, _, { authorEmail }) => {
    const { actor, requesterId, recipients } = answered
    return requesterAndCopies(answered, actor.id === requesterId ? recipients.requester.email : authorEmail)
  },
  letter: (answered, audience, { webUrl }) => ({
    subject: `${answered.number}: ${answered.actor.side === 'support' ? 'support has answered' : 'there is a new message'}`,
    blocks: [
      facts(['Number', answered.number], ['Summary', withoutLongNumbers(answered.summary)]),
      quote(answered.actor.name, excerpt(answered.text)),
      link('Read it all and answer', requestUrl(webUrl, answered.number)),
    ],
    reason: REASON[audience],
  }),
  samples: answeredSamples,
})
