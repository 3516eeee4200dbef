import type { Caller } from '@isets/contracts'
import { writeLater } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import { v7 } from 'uuid'
import type { HelpRequest } from './help-request.entity.ts'
import type { HistoryAction } from './history.entity.ts'

export interface Line {
  readonly action: HistoryAction
  readonly from?: string | null
  readonly to?: string | null
}

/** Who did it; null for the system, which closes by time. */
export type Doer = Pick<Caller, 'userId' | 'name'> | null

const INSERT = `insert into history (id, request_id, at, actor_id, actor_name, action, was, became)
  values (?, ?, ?, ?, ?, ?, ?, ?)`

/** Adds a line of history: who did what, when (HELP-044). */
export async function writeHistory(
  em: EntityManager,
  { id }: HelpRequest,
  doer: Doer,
  at: Date,
  { action, from = null, to = null }: Line,
): Promise<void> {
  await writeLater(em, INSERT, [v7(), id, at, doer?.userId ?? null, doer?.name ?? null, action, from, to])
}
