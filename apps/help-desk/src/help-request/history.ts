import type { Caller } from '@isets/contracts'
import type { EntityManager } from '@mikro-orm/postgresql'
import { v7 } from 'uuid'
import type { HelpRequest } from './help-request.entity.ts'
import { History, type HistoryAction } from './history.entity.ts'

export interface Line {
  readonly action: HistoryAction
  readonly from?: string | null
  readonly to?: string | null
}

/** Adds a line of history: who did what, when (HELP-044). */
export function writeHistory(em: EntityManager, request: HelpRequest, caller: Caller, at: Date, line: Line): void {
  em.create(History, {
    id: v7(),
    requestId: request.id,
    at,
    actorId: caller.userId,
    actorName: caller.name,
    action: line.action,
    from: line.from ?? null,
    to: line.to ?? null,
  })
}
