import type { InputOf, OutputOf, overrides } from '@isets/contracts'
import { filterToSql, recordFilter, type AppAbility } from '@isets/policies'
import { OVERRIDE_TIMES } from '@isets/rules'
import {
  among,
  Clock,
  preparedQuery,
  questionMark,
  recordListing,
  together,
  type CallContext,
  type Condition,
} from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { countRequests, FROM, POLICY_COLUMNS, selectOverrides } from './override.query.ts'
import { overrideRow } from './override.view.ts'

type Ask = InputOf<typeof overrides.listOverrides>
type Page = OutputOf<typeof overrides.listOverrides>
type Counts = OutputOf<typeof overrides.countOverrides>

const HOUR_MS = 3_600_000
const [NEAR_HOURS] = OVERRIDE_TIMES.alertHours

const ORDERS = {
  due: 'o.due_at, o.id',
  '-due': 'o.due_at desc, o.id desc',
  '-requested': 'o.requested_at desc, o.id desc',
  excess: 'o.excess_cents, o.id',
  '-excess': 'o.excess_cents desc, o.id',
  organisation: 'g.name, o.due_at, o.id',
} as const satisfies Record<Ask['sort'], string>

/** Lists override requests: the work list of IDHS managers, and what a provider has asked for. */
@Injectable()
export class OverrideListing {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async list(input: Ask, { ability }: CallContext): Promise<Page> {
    const { page, pageSize, sort } = input
    const now = this.clock.now()
    const condition = together([readable(ability), ...filters(input, now)])
    const rows = await selectOverrides(this.em, condition, {
      orderBy: ORDERS[sort],
      limit: pageSize,
      offset: (page - 1) * pageSize,
    })
    recordListing(this.em, { objectType: 'CostOverride', input, shown: rows.length })
    const total = await countRequests(this.em, condition)
    return { rows: rows.map((row) => overrideRow(row, now)), total, page, pageSize }
  }

  /** What waits, and since when, for the start page: each number opens exactly the rows that it counted. */
  async count({ ability }: CallContext): Promise<Counts> {
    const now = this.clock.now()
    const { sql, params } = together([readable(ability), { sql: `o.status = 'pending'`, params: [] }])
    const [row] = await preparedQuery<Counts>(
      this.em,
      `select count(*)::int as pending, (count(*) filter (where o.requested_at <= ? and o.due_at > ?))::int as near,
       (count(*) filter (where o.due_at <= ?))::int as over ${FROM} where ${sql}`,
      [hoursBefore(now, NEAR_HOURS), now, now, ...params],
    )
    return row ?? { pending: 0, near: 0, over: 0 }
  }
}

function readable(ability: AppAbility): Condition {
  return filterToSql(recordFilter(ability, 'read', 'CostOverride'), POLICY_COLUMNS, questionMark)
}

/** Without a status all that were not deleted. */
function filters({ q, status, category, urgency, organisationId, customerId }: Ask, now: Date): Condition[] {
  const live: Condition = { sql: `o.status <> 'deleted'`, params: [] }
  return [
    ...(status.length === 0 ? [live] : among('o.status', status)),
    ...among('o.category', category),
    ...among('o.organisation_id', organisationId === undefined ? [] : [organisationId], 'uuid'),
    ...among('o.customer_id', customerId === undefined ? [] : [customerId], 'uuid'),
    ...(urgency === undefined ? [] : [urgencyCondition(urgency, now)]),
    ...(q === '' ? [] : [searchCondition(q)]),
  ]
}

function urgencyCondition(urgency: 'near' | 'over', now: Date): Condition {
  if (urgency === 'over') return { sql: `o.status = 'pending' and o.due_at <= ?`, params: [now] }
  return {
    sql: `o.status = 'pending' and o.requested_at <= ? and o.due_at > ?`,
    params: [hoursBefore(now, NEAR_HOURS), now],
  }
}

/** A number of the request or of the customer, or the beginning of a word of the name. */
function searchCondition(q: string): Condition {
  const word = `${q.replaceAll(/[\\%_]/g, (one) => `\\${one}`)}%`
  return {
    sql: `(o.number ilike ? or p.individual_number like ? or p.display_name ilike ? or p.display_name ilike ?)`,
    params: [word, word, word, `% ${word}`],
  }
}

function hoursBefore(now: Date, hours: number): Date {
  return new Date(now.getTime() - hours * HOUR_MS)
}
