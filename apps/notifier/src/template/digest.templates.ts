import { formatDate, formatDateTime } from '@isets/rules'
import { dailyDigest, weeklySummary } from '../digest/digest-facts.ts'
import { link, paragraph, table, type Block } from './block.ts'
import { dailySamples, weeklySamples } from './digest-samples.ts'
import { mailTemplate } from './mail-template.ts'
import { REASON } from './recipients.ts'

/** The list of what waits for the reader, exactly what the mail counts; who is not signed in gets there after signing in. */
function waitingUrl(webUrl: string): string {
  return `${webUrl}/referrals?view=mine`
}

function preferences(webUrl: string): string {
  return `Choose which mails you get: ${webUrl}/account/mail`
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

function lateness(overdue: number): string {
  return overdue === 0 ? '' : `, ${overdue} overdue`
}

function age(days: number): string {
  return days === 0 ? 'today' : counted(days, 'day', 'days')
}

function rest(shown: number, all: number): Block[] {
  return all > shown ? [paragraph(`${all - shown} more are in ISETS.`)] : []
}

function due(dueAt: string, overdue: boolean): string {
  const when = formatDateTime(new Date(dueAt))
  return overdue ? `Overdue since ${when}` : when
}

/** A mailbox holds one of each day: the first line says of which (NOTIF-003). Noon in Greenwich is the same day in Illinois. */
function dateOf(day: string): string {
  return formatDate(new Date(`${day}T12:00:00Z`))
}

export const referralDigest = mailTemplate({
  description: 'Tells a provider each day which referrals wait for its answer (NOTIF-001, TMR-028)',
  event: dailyDigest,
  kind: 'referral_digest',
  recipients: ({ recipients }) => recipients.map((email) => ({ email, audience: 'provider' as const })),
  letter: (digest, audience, { webUrl }) => ({
    subject: `${counted(digest.pending, 'referral waits', 'referrals wait')} for your answer${lateness(digest.overdue)}`,
    blocks: [
      paragraph(
        `${digest.organisationName}, ${dateOf(digest.day)}: ${counted(digest.pending, 'referral is', 'referrals are')} pending${lateness(digest.overdue)}. The overdue ones come first.`,
      ),
      table(
        ['Referral', 'Customer', 'Programme', 'Age', 'Answer due'],
        digest.referrals.map(({ number, customerInitials, programmeName, ageDays, dueAt, overdue }) => ({
          cells: [number, customerInitials, programmeName ?? '–', age(ageDays), due(dueAt, overdue)],
          marked: overdue,
        })),
      ),
      ...rest(digest.referrals.length, digest.pending),
      link('Open these referrals', `${waitingUrl(webUrl)}&organisation=${digest.organisationId}`),
    ],
    reason: `${REASON[audience]} ${preferences(webUrl)}`,
  }),
  samples: dailySamples,
})

export const referralSummary = mailTemplate({
  description: 'Tells a provider manager each Monday how many referrals wait at which provider (NOTIF-002, TMR-029)',
  event: weeklySummary,
  kind: 'referral_summary',
  recipients: ({ recipients }) => recipients.map((email) => ({ email, audience: 'provider-manager' as const })),
  letter: (summary, audience, { webUrl }) => ({
    subject: `${counted(summary.pending, 'referral waits', 'referrals wait')} at your providers${lateness(summary.overdue)}`,
    blocks: [
      paragraph(`Referrals that wait for the answer of your providers on ${dateOf(summary.day)}, by provider.`),
      table(
        ['Provider', 'Pending', 'Overdue', 'Oldest', 'Next answer due'],
        summary.providers.map(({ organisationName, pending, overdue, oldestDays, nextDueAt }) => ({
          cells: [
            organisationName,
            String(pending),
            String(overdue),
            age(oldestDays),
            formatDateTime(new Date(nextDueAt)),
          ],
          marked: overdue > 0,
        })),
      ),
      link('Open these referrals', waitingUrl(webUrl)),
    ],
    reason: `${REASON[audience]} ${preferences(webUrl)}`,
  }),
  samples: weeklySamples,
})
