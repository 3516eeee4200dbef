import { helpDeskEvents } from '@isets/contracts'
import { withoutLongNumbers } from '@isets/rules'
import { facts, quote } from './block.ts'
import { excerpt, plainLines } from './escape.ts'
import { mailTemplate } from './mail-template.ts'
import { readerOf } from './reader.ts'
import { requesterAndCopies } from './recipients.ts'
import { answeredSamples } from './samples.ts'

export const newAnswer = mailTemplate({
  description: 'Tells of a new public answer or question, but not the one who wrote it (HELP-021)',
  event: helpDeskEvents.answered,
  recipients: (answered, _, { authorEmail }) => {
    const { actor, requesterId, recipients } = answered
    return requesterAndCopies(answered, actor.id === requesterId ? recipients.requester.email : authorEmail)
  },
  letter: (answered, audience, around) => {
    const { isVisitor, wayOn, below } = readerOf(answered, audience, around)
    const { number, actor, summary, text, fullText = text } = answered
    return {
      subject: `${number}: ${actor.side === 'support' ? 'support has answered' : 'there is a new message'}`,
      blocks: [
        facts(['Number', number], ['Summary', withoutLongNumbers(summary)]),
        quote(actor.name, isVisitor ? withoutLongNumbers(plainLines(fullText)) : excerpt(text)),
        wayOn('Read it all and answer'),
      ],
      ...below,
    }
  },
  answers: ({ number }) => number,
  samples: answeredSamples,
})
