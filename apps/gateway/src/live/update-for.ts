import { type helpDeskEvents, type Caller, type LiveUpdate, type PayloadOf } from '@isets/contracts'
import { abilityFor, matches, recordFilter } from '@isets/policies'

export type HelpDeskEvent = {
  [Name in keyof typeof helpDeskEvents]: {
    readonly name: Name
    readonly payload: PayloadOf<(typeof helpDeskEvents)[Name]>
  }
}[keyof typeof helpDeskEvents]

const KINDS = {
  filed: 'help-request-filed',
  answered: 'help-request-changed',
  noted: 'help-request-noted',
  triaged: 'help-request-changed',
  moved: 'help-request-changed',
  closingSoon: 'help-request-changed',
} as const satisfies Record<HelpDeskEvent['name'], LiveUpdate['kind']>

/**
 * What a listener may hear of an event: nothing, unless the rubric lets the listener read this very request, and for an
 * internal note also the notes (HELP-043). The same filter as in the lists decides, so that the two cannot disagree.
 */
export function updateFor(listener: Caller, event: HelpDeskEvent): LiveUpdate | undefined {
  const ability = abilityFor(listener)
  const { requestId, number, status } = event.payload
  const record = { ...event.payload, id: requestId }
  if (!matches(recordFilter(ability, 'read', 'HelpRequest'), record)) return undefined
  if (event.name === 'noted' && !matches(recordFilter(ability, 'read', 'HelpRequestNote'), record)) return undefined
  return { kind: KINDS[event.name], requestId, number, status, own: actorOf(event) === listener.userId }
}

function actorOf({ payload }: HelpDeskEvent): string | null {
  return 'actor' in payload ? payload.actor.id : payload.requesterId
}
