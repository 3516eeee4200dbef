import { helpDeskEvents, referralsEvents, type Caller, type LiveUpdate, type PayloadOf } from '@isets/contracts'
import { abilityFor, matches, recordFilter, type AppAbility } from '@isets/policies'
import { maySeeReferral } from '@isets/rules'

/** An answer by mail that was not taken changes nothing that a page shows (HELP-022). */
const { mailTrouble: _mailTrouble, ...ofHelpRequests } = helpDeskEvents
const { referralChanged, accessChanged } = referralsEvents
/** What the gateway listens to for its pages; its rights on the bus name the same and no more. */
export const LIVE_EVENTS = { ...ofHelpRequests, referralChanged, accessChanged }

export type HelpDeskEvent = {
  [Name in keyof typeof ofHelpRequests]: {
    readonly name: Name
    readonly payload: PayloadOf<(typeof ofHelpRequests)[Name]>
  }
}[keyof typeof ofHelpRequests]

type ReferralsEvents = typeof referralsEvents
/** Events that pages hear of as they happen. */
export type LiveEvent =
  | HelpDeskEvent
  | { readonly name: 'referralChanged'; readonly payload: PayloadOf<ReferralsEvents['referralChanged']> }
  | { readonly name: 'accessChanged'; readonly payload: PayloadOf<ReferralsEvents['accessChanged']> }

/** What an event changes for those who have the request before them. */
const KINDS = {
  filed: 'help-request-filed',
  answered: 'help-request-changed',
  noted: 'help-request-noted',
  triaged: 'help-request-changed',
  copied: 'help-request-changed',
  madeUrgent: 'help-request-changed',
  moved: 'help-request-changed',
  closingSoon: 'help-request-changed',
} as const satisfies Record<HelpDeskEvent['name'], LiveUpdate['kind']>

/**
 * What a listener may hear of an event: nothing, unless the rubric lets the listener read this very record. The same
 * filter as in the lists decides, so that the two cannot disagree.
 */
export function updateFor(listener: Caller, event: LiveEvent): LiveUpdate | undefined {
  const ability = abilityFor(listener)
  switch (event.name) {
    case 'referralChanged':
      return ofReferral(ability, event.payload)
    case 'accessChanged':
      return ofCustomer(ability, event.payload)
    default:
      return ofHelpRequest(ability, listener, event)
  }
}

/** Who has lost sight of a referral hears nothing of it any more (REF-053, C37). */
function ofReferral(
  ability: AppAbility,
  payload: PayloadOf<ReferralsEvents['referralChanged']>,
): LiveUpdate | undefined {
  const { referralId, status, removed = false } = payload
  const isSeen = maySeeReferral({ status, removed }, (right) =>
    matches(recordFilter(ability, right, 'Referral'), payload),
  )
  return isSeen ? { kind: 'referral-changed', referralId } : undefined
}

function ofCustomer(
  ability: AppAbility,
  { customerId, organisationIds }: PayloadOf<ReferralsEvents['accessChanged']>,
): LiveUpdate | undefined {
  const customer = { id: customerId, grantedOrganisationIds: organisationIds }
  const isOpen = matches(recordFilter(ability, 'read', 'Customer'), customer)
  return isOpen ? { kind: 'customer-opened', customerId } : undefined
}

/** Of an internal note only those who may read notes (HELP-043). */
function ofHelpRequest(ability: AppAbility, listener: Caller, event: HelpDeskEvent): LiveUpdate | undefined {
  const kind = KINDS[event.name]
  const { requestId, number, status } = event.payload
  const record = { ...event.payload, id: requestId }
  if (!matches(recordFilter(ability, 'read', 'HelpRequest'), record)) return undefined
  if (event.name === 'noted' && !matches(recordFilter(ability, 'read', 'HelpRequestNote'), record)) return undefined
  return { kind, requestId, number, status, own: actorOf(event) === listener.userId }
}

function actorOf({ payload }: HelpDeskEvent): string | null {
  return 'actor' in payload ? payload.actor.id : payload.requesterId
}
