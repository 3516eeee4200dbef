import type { Audience, Recipient } from './mail-template.ts'

interface Concerned {
  readonly requesterId: string
  readonly forMailboxes?: { readonly addresses: readonly string[] } | undefined
  readonly recipients: { readonly requester: { readonly email: string }; readonly cc: readonly string[] }
}

/** Requester and copies (HELP-021), each address once, without the one who wrote it. */
export function requesterAndCopies(
  { requesterId, forMailboxes, recipients: { requester, cc } }: Concerned,
  authorEmail: string | null = null,
): Recipient[] {
  const all: Recipient[] = [
    { email: requester.email, userId: requesterId, audience: 'requester' },
    ...copies(cc, forMailboxes?.addresses),
  ]
  const written = authorEmail?.toLowerCase()
  return uniqueBy(all, ({ email }) => email.toLowerCase()).filter(({ email }) => email.toLowerCase() !== written)
}

/** Everybody in copy; the mailboxes among them are known as such. */
export function copies(cc: readonly string[], mailboxes: readonly string[] = []): Recipient[] {
  return cc.map((email) => ({ email, audience: mailboxes.includes(email) ? 'mailbox' : 'copy' }))
}

/** Why somebody gets a mail. */
export const REASON: Record<Audience, string> = {
  requester: 'You get this mail because you filed the request.',
  sender: 'You get this mail because you answered a mail of ISETS.',
  copy: 'You get this mail because somebody put you in copy of the request.',
  informed: 'You get this mail because somebody put you in copy of the request.',
  mailbox: 'You get this mail because this mailbox is in copy of the request.',
  'on-duty': 'You get this mail because this is the mailbox of the support staff on duty.',
  provider: 'You get this mail because you work on the referrals of your organization.',
  'provider-manager': 'You get this mail because you look after these providers.',
  decider: 'You get this mail because you decide.',
  administrator: 'You get this mail because you look after the files of IES.',
  customer: 'You get this mail because this address was given for you.',
  team: 'You get this mail because somebody chose you to get a copy.',
}

function uniqueBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.toReversed().map((item) => [keyOf(item), item])).values()].toReversed()
}
