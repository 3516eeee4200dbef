import type { Caller, PlanChangeAction, PlanSection } from '@isets/contracts'
import { writeLater } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import { v7 } from 'uuid'

export interface PlanLine {
  readonly section: PlanSection
  readonly action: PlanChangeAction
  readonly item: string
  readonly from?: string | null
  readonly to?: string | null
  readonly reason?: string | null
}

const INSERT = `insert into plan_change (id, customer_id, at, actor_id, actor_name, section, action, item, was,
  became, reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** Adds a line to the Update Log (PLAN-012). Flush first. */
export async function writePlanLog(
  em: EntityManager,
  customerId: string,
  { userId, name }: Pick<Caller, 'userId' | 'name'>,
  at: Date,
  { section, action, item, from = null, to = null, reason = null }: PlanLine,
): Promise<void> {
  await writeLater(em, INSERT, [v7(), customerId, at, userId, name, section, action, item, from, to, reason])
}
