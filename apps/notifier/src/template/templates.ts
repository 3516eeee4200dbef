import { customerAccount, customerPassword } from './account.templates.ts'
import { newAnswer } from './answered.templates.ts'
import { caseNoteCopy, deletionApproved, deletionRejected, organisationNoteCopy } from './case-note.templates.ts'
import { closingSoon } from './closing.templates.ts'
import { referralDigest, referralSummary } from './digest.templates.ts'
import { feedLate, importFailed, importHeld } from './feed.templates.ts'
import { blockingAlert, confirmation, forwarded, urgentAlert } from './filed.templates.ts'
import {
  overrideApproved,
  overrideDenied,
  overrideReminder,
  overrideRequested,
} from '../override/override.templates.ts'
import { mailTrouble } from './trouble.templates.ts'
import type { MailTemplate } from './mail-template.ts'
import { closed, escalated, resolved, waitingForRequester } from './moved.templates.ts'

/** Every mail that ISETS sends. The names are stored with deliveries: never rename one. */
export const TEMPLATES = {
  confirmation,
  'blocking-alert': blockingAlert,
  forwarded,
  'urgent-alert': urgentAlert,
  'new-answer': newAnswer,
  'waiting-for-requester': waitingForRequester,
  'closing-soon': closingSoon,
  'mail-trouble': mailTrouble,
  resolved,
  closed,
  escalated,
  'referral-digest': referralDigest,
  'referral-summary': referralSummary,
  'case-note-copy': caseNoteCopy,
  'organisation-note-copy': organisationNoteCopy,
  'deletion-approved': deletionApproved,
  'deletion-rejected': deletionRejected,
  'override-requested': overrideRequested,
  'override-reminder': overrideReminder,
  'override-approved': overrideApproved,
  'override-denied': overrideDenied,
  'feed-late': feedLate,
  'import-failed': importFailed,
  'import-held': importHeld,
  'customer-account': customerAccount,
  'customer-password': customerPassword,
} as const satisfies Record<string, MailTemplate>
export type TemplateName = keyof typeof TEMPLATES
export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as TemplateName[]

/** The template of that name, or nothing. */
export function templateNamed(name: string): MailTemplate | undefined {
  const known: Readonly<Record<string, MailTemplate>> = TEMPLATES
  return Object.hasOwn(known, name) ? known[name] : undefined
}
