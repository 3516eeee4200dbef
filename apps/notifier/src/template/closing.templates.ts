import { helpDeskEvents } from '@isets/contracts'
import { formatDateTime } from '@isets/rules'
import { facts, link, paragraph } from './block.ts'
import { withoutLongNumbers } from './escape.ts'
import { mailTemplate } from './mail-template.ts'
import { REASON, requesterAndCopies } from './recipients.ts'
import { requestUrl } from './request-url.ts'
import { closingSoonSamples } from './samples.ts'

export const closingSoon = mailTemplate({
  description: 'Warns two business days before a request closes because no answer came (NOTIF-006)',
  event: helpDeskEvents.closingSoon,
  recipients: (about) => requesterAndCopies(about),
  letter: ({ number, summary, closesAt }, audience, { webUrl }) => ({
    subject: `${number}: your request closes soon`,
    blocks: [
      paragraph(
        `Support still waits for an answer. Without one, the request closes on ${formatDateTime(new Date(closesAt))}, and cannot be opened again.`,
      ),
      facts(['Number', number], ['Summary', withoutLongNumbers(summary)]),
      link('Answer now', requestUrl(webUrl, number)),
    ],
    reason: REASON[audience],
  }),
  samples: closingSoonSamples,
})
