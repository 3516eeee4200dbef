import { helpDeskEvents, type PayloadOf } from '@isets/contracts'
import { formatDeadline, withoutLongNumbers } from '@isets/rules'
import { facts, link, paragraph, quote, type Block } from './block.ts'
import { excerpt } from './escape.ts'
import { mailTemplate, type Audience } from './mail-template.ts'
import { readerOf } from './reader.ts'
import { copies, REASON, requesterAndCopies } from './recipients.ts'
import { copiedSamples, filedSamples, madeUrgentSamples } from './samples.ts'
import { requestUrl } from './request-url.ts'

function opening(
  { recipients }: PayloadOf<typeof helpDeskEvents.filed>,
  audience: Audience,
  isVisitor: boolean,
): string {
  if (isVisitor) return 'Thank you. Your question is with ISETS support. The answer comes to this address.'
  return audience === 'requester'
    ? 'Thank you. Your request is with ISETS support.'
    : `${recipients.requester.name} has filed a request with ISETS support and put you in copy.`
}

/** HELP-036, HELP-046: what was asked, for a mailbox that can read it nowhere else. Nobody else in copy has a right to it. */
function asked(author: string, audience: Audience, forMailboxes: { readonly text: string } | undefined): Block[] {
  return audience === 'mailbox' && forMailboxes ? [quote(author, excerpt(forMailboxes.text))] : []
}

export const confirmation = mailTemplate({
  description: 'Confirms a help request with its number and the promised answer time (HELP-020)',
  event: helpDeskEvents.filed,
  recipients: (about) => requesterAndCopies(about),
  letter: (filed, audience, around) => {
    const { isVisitor, wayOn, below } = readerOf(filed, audience, around)
    return {
      subject: `${filed.number}: we have your ${isVisitor ? 'question' : 'request'}`,
      blocks: [
        paragraph(opening(filed, audience, isVisitor)),
        facts(
          ['Number', filed.number],
          ['Summary', withoutLongNumbers(filed.summary)],
          ['Subject', filed.categoryLabel],
          ['Answer promised by', formatDeadline(new Date(filed.promisedAt))],
        ),
        ...asked(filed.recipients.requester.name, audience, filed.forMailboxes),
        wayOn('See the request'),
      ],
      ...below,
    }
  },
  answers: ({ number }) => number,
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

/** What somebody needs to know who has not seen the request before. */
function sortedFacts(sorted: PayloadOf<typeof helpDeskEvents.madeUrgent>): Block {
  const { number, summary, categoryLabel, promisedAt } = sorted
  return facts(
    ['Number', number],
    ['Summary', withoutLongNumbers(summary)],
    ['Subject', categoryLabel],
    ...(promisedAt === null ? [] : [['Answer promised by', formatDeadline(new Date(promisedAt))] as const]),
  )
}

export const forwarded = mailTemplate({
  description: 'Tells the mailboxes that a request sorted anew goes to, and the Provider Manager (HELP-036, HELP-046)',
  event: helpDeskEvents.copied,
  recipients: (copied) => copies(copied.copies, copied.forMailboxes?.addresses),
  letter: (copied, audience, around) => {
    const { wayOn, below } = readerOf(copied, audience, around)
    return {
      subject: `${copied.number}: you get a copy`,
      blocks: [
        paragraph(`ISETS support forwards a request of ${copied.requesterName} to you.`),
        sortedFacts(copied),
        ...asked(copied.requesterName, audience, copied.forMailboxes),
        wayOn('See the request'),
      ],
      ...below,
    }
  },
  samples: copiedSamples,
})

export const urgentAlert = mailTemplate({
  description: 'Alerts the staff on duty of a request that support found to be urgent (HELP-030)',
  event: helpDeskEvents.madeUrgent,
  urgent: true,
  recipients: (_, { onDutyMailbox }) => [{ email: onDutyMailbox, audience: 'on-duty' }],
  letter: (sorted, audience, { webUrl }) => ({
    subject: `Urgent now: ${sorted.number}`,
    blocks: [
      paragraph(`${sorted.actor.name} has made a request urgent. Please look at it now.`),
      sortedFacts(sorted),
      link('Open the request', requestUrl(webUrl, sorted.number)),
    ],
    reason: REASON[audience],
  }),
  samples: madeUrgentSamples,
})
