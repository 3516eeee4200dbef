import { helpDeskEvents } from '@isets/contracts'
import { formatDeadline } from '@isets/rules'
import { facts, link, paragraph } from './block.ts'
import { withoutLongNumbers } from './escape.ts'
import { mailTemplate } from './mail-template.ts'
import { REASON, requesterAndCopies } from './recipients.ts'
import { filedSamples } from './samples.ts'
import { requestUrl } from './request-url.ts'

export const confirmation = mailTemplate({
  description: 'Confirms a help request with its number and the promised answer time (HELP-020)',
  event: helpDeskEvents.filed,
  recipients: (about) => requesterAndCopies(about),
  letter: (filed, audience, { webUrl }) => ({
    subject: `${filed.number}: we have your request`,
    blocks: [
      paragraph(
        audience === 'requester'
          ? 'Thank you. Your request is with ISETS support.'
          : `${filed.recipients.requester.name} has filed a request with ISETS support and put you in copy.`,
      ),
      facts(
        ['Number', filed.number],
        ['Summary', withoutLongNumbers(filed.summary)],
        ['Subject', filed.categoryLabel],
        ['Answer promised by', formatDeadline(new Date(filed.promisedAt))],
      ),
      link('See the request', requestUrl(webUrl, filed.number)),
    ],
    reason: REASON[audience],
  }),
  samples: filedSamples,
})

export const blockingAlert = mailTemplate({
  description: 'Alerts the staff on duty of a request that keeps somebody from working (HELP-030)',
  event: helpDeskEvents.filed,
  urgent: true,
  when: ({ blocksWork, priority }) => blocksWork || priority === 'urgent',
  recipients: (_, { onDutyMailbox }) => [{ email: onDutyMailbox, audience: 'on-duty' }],
  letter: (filed, audience, { webUrl }) => ({
    subject: `Work is blocked: ${filed.number}`,
    blocks: [
      paragraph('A request has come in that keeps somebody from working. Please look at it now.'),
      facts(
        ['Number', filed.number],
        ['Summary', withoutLongNumbers(filed.summary)],
        ['Subject', filed.categoryLabel],
        ['Answer promised by', formatDeadline(new Date(filed.promisedAt))],
      ),
      link('Open the request', requestUrl(webUrl, filed.number)),
    ],
    reason: REASON[audience],
  }),
  samples: filedSamples,
})
