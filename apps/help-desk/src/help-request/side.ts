import type { HelpRequestStatus } from '@isets/contracts'
import { matches, recordFilter, type AppAbility } from '@isets/policies'

export type Side = 'requester' | 'support'

interface SideFacts {
  readonly requesterId: string
  readonly organisationId: string | null
  readonly status: HelpRequestStatus
}

/**
 * On which side of a request somebody stands. Who filed it is the requester, even as staff; else SIU, and the level to
 * which it is escalated, speak for support. A provider manager who looks after the organisation speaks for it.
 */
export function sideOf(userId: string, ability: AppAbility, request: SideFacts): Side {
  if (request.requesterId === userId) return 'requester'
  const actsForSupport = (['triage', 'handBack'] as const).some((action) =>
    matches(recordFilter(ability, action, 'HelpRequest'), request),
  )
  return actsForSupport ? 'support' : 'requester'
}

/** Whether internal notes exist for this caller at all: SIU only. */
export function seesNotes(ability: AppAbility): boolean {
  return recordFilter(ability, 'read', 'HelpRequestNote').kind === 'all'
}
