import { helpDeskEvents } from '@isets/contracts'
import { formatDateTime, withoutLongNumbers } from '@isets/rules'
import { facts, paragraph } from './block.ts'
import { mailTemplate } from './mail-template.ts'
import { readerOf } from './reader.ts'
import { requesterAndCopies } from './recipients.ts'
import { closingSoonSamples } from './samples.ts'

export const closingSoon = mailTemplate({
  description: 'Warns two business days before a request closes because no answer came (NOTIF-006)',
  event: helpDeskEvents.closingSoon,
  recipients: (about) => requesterAndCopies(about),
  letter: (closing, audience, around) => {
    const { number, summary, closesAt } = closing
    const { isVisitor, wayOn, below } = readerOf(closing, audience, around)
    const waits = isVisitor ? 'Support still waits for another word from you.' : 'Support still waits for an answer.'
    return {
      subject: `${number}: your request closes soon`,
      blocks: [
        paragraph(
          `${waits} Without one, the request closes on ${formatDateTime(new Date(closesAt))}, and cannot be opened again.`,
        ),
        facts(['Number', number], ['Summary', withoutLongNumbers(summary)]),
        wayOn('Answer now'),
      ],
      ...below,
    }
  },
  answers: ({ number }) => number,
  samples: closingSoonSamples,
})
