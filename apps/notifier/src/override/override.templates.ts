import { billingEvents, type PayloadOf } from '@isets/contracts'
import { formatCents, formatDateTime, OVERRIDE_TIMES } from '@isets/rules'
import { facts, link, paragraph, type Block } from '../template/block.ts'
import { mailTemplate, type Recipient } from '../template/mail-template.ts'
import { decidedSamples, remindedSamples, requestedSample } from './override-samples.ts'

type About = PayloadOf<typeof billingEvents.overrideRequested>

const DECIDES = 'You get this mail because you decide about overrides.'
const ASKED = 'You get this mail because you asked for the override.'

/** The deciders, without the one who asked: nobody decides the own request (C21). */
function deciders({ requester }: About, emails: readonly string[]): Recipient[] {
  return emails
    .filter((email) => email.toLowerCase() !== requester.email.toLowerCase())
    .map((email) => ({ email, audience: 'decider' as const }))
}

function aboutRequest(request: About): Block {
  return facts(
    ['Request', request.number],
    ['Customer', request.customerInitials],
    ['Organisation', request.organisationName],
    ['Category', `${request.categoryLabel}, fiscal year ${request.fiscalYear}`],
    ['Over the cap by', formatCents(request.excessCents)],
    ['Asked', formatDateTime(new Date(request.requestedAt))],
    ['Decision due', formatDateTime(new Date(request.dueAt))],
  )
}

function workList(webUrl: string): Block {
  return link('Open the requests that wait', `${webUrl}/overrides?status=pending`)
}

export const overrideRequested = mailTemplate({
  description: 'Alerts IDHS managers that an override is asked for (NOTIF-004)',
  event: billingEvents.overrideRequested,
  recipients: (request, _around, { deciders: emails }) => deciders(request, emails),
  letter: (request, _audience, { webUrl }) => ({
    subject: `${request.number}: an override is asked for`,
    blocks: [
      paragraph(`${request.organisationName} asks for an override of a supportive-service cap.`),
      aboutRequest(request),
      workList(webUrl),
    ],
    reason: DECIDES,
  }),
  samples: { 'clothing for a training': requestedSample },
})

export const overrideReminder = mailTemplate({
  description: 'Alerts IDHS managers at 24 and 48 hours of an override that nobody has decided (NOTIF-004, C10)',
  event: billingEvents.overrideReminded,
  recipients: (request, _around, { deciders: emails }) => deciders(request, emails),
  letter: (request, _audience, { webUrl }) => {
    const isDue = request.hours >= OVERRIDE_TIMES.dueHours
    return {
      subject: `${request.number}: ${isDue ? 'the decision is due' : `undecided for ${request.hours} hours`}`,
      blocks: [
        paragraph(
          isDue
            ? `This override has waited for ${request.hours} hours: the decision is due now.`
            : `This override has waited for ${request.hours} hours. It is to be decided within ${OVERRIDE_TIMES.dueHours}.`,
        ),
        aboutRequest(request),
        workList(webUrl),
      ],
      reason: DECIDES,
    }
  },
  samples: remindedSamples,
})

function aboutDecision(decision: 'approved' | 'denied', outcome: string) {
  return mailTemplate({
    description: `Tells the requester that an override was ${decision} (NOTIF-005)`,
    event: billingEvents.overrideDecided,
    when: (decided) => decided.decision === decision,
    recipients: ({ requester: { id: userId, email } }) => [{ email, userId, audience: 'requester' as const }],
    letter: (decided, _audience, { webUrl }) => ({
      subject: `${decided.number}: your override was ${decision}`,
      blocks: [
        paragraph(outcome),
        facts(
          ['Request', decided.number],
          ['Customer', decided.customerInitials],
          ['Category', `${decided.categoryLabel}, fiscal year ${decided.fiscalYear}`],
          ['Over the cap by', formatCents(decided.excessCents)],
          ['Decided', formatDateTime(new Date(decided.decidedAt))],
        ),
        link('Open the services of the customer', `${webUrl}/customers/${decided.customerId}/services`),
      ],
      reason: ASKED,
    }),
    samples: decidedSamples(decision),
  })
}

export const overrideApproved = aboutDecision('approved', 'IDHS has approved the override. The cost counts in full.')
export const overrideDenied = aboutDecision(
  'denied',
  'IDHS has denied the override. Reduce the cost or delete it: then the category takes costs again.',
)
