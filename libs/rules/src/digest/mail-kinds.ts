import type { MailKind, Role } from '@isets/contracts'

interface MailKindFacts {
  readonly label: string
  readonly description: string
  /** Who can get it. */
  readonly roles: readonly Role[]
}

const CASE_PROVIDERS = ['partner', 'intermediary'] as const
const CASE_STAFF = [...CASE_PROVIDERS, 'provider_manager', 'workforce_development', 'super_admin'] as const

/**
 * Mails that somebody may do without, with the roles that can get them (NOTIF-001, NOTIF-002, NOTIF-008, NOTIF-009). Each
 * role may open what its mail leads to: the notifier asks the rubric in a test.
 */
export const MAIL_KIND_FACTS = {
  referral_digest: {
    label: 'Daily referral digest',
    description:
      'Every day at 7:00 AM: referrals that wait for the answer of your organization. No mail when none does.',
    roles: CASE_PROVIDERS,
  },
  referral_summary: {
    label: 'Weekly referral summary',
    description: 'Mondays at 7:00 AM: referrals that wait for the answer of your providers. No mail when none does.',
    roles: ['provider_manager'],
  },
  case_note_copy: {
    label: 'Copies of case notes',
    description: 'When somebody sends you a copy as a member of a customer’s resource team.',
    roles: CASE_STAFF,
  },
  organisation_note: {
    label: 'Notes about organizations',
    description: 'When somebody sends you a note about an organization that you have access to.',
    roles: [...CASE_STAFF, 'cbo_program_manager'],
  },
} as const satisfies Record<MailKind, MailKindFacts>

/** The mails that somebody with these roles can get, in the order of the page. */
export function mailKindsFor(roles: readonly Role[]): MailKind[] {
  const kinds = Object.keys(MAIL_KIND_FACTS) as MailKind[]
  return kinds.filter((kind) => {
    const able: readonly Role[] = MAIL_KIND_FACTS[kind].roles
    return able.some((role) => roles.includes(role))
  })
}
