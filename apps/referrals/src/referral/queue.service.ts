import {
  REFERRAL_VIEWS,
  Refusal,
  type InputOf,
  type OutputOf,
  type ReferralViewName,
  type contract,
} from '@isets/contracts'
import { filterToSql, recordFilter } from '@isets/policies'
import {
  among,
  Clock,
  COUNT_CAP,
  longList,
  preparedQuery,
  questionMark,
  recordAudit,
  recordListing,
  together,
  type CallContext,
  type Condition,
} from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { workAsService } from '../access/as-service.ts'
import { customerSearch } from './customer-search.ts'
import { ROW_COLUMNS, ROW_JOINS, rowView, type ReferralColumns } from './row.view.ts'
import { pending, urgencyConditions } from './urgency-sql.ts'
import { asksReferral, viewConditions } from './views.ts'
import { listed, type Standing } from './visible.ts'

type Ops = typeof contract.referrals
type List = InputOf<Ops['listReferrals']>

const ORDERS: Record<List['sort'], (s: Standing) => string> = {
  due: (s) => `${s}.response_due_at, ${s}.serial`,
  '-due': (s) => `${s}.response_due_at desc, ${s}.serial desc`,
  submitted: () => 'r.submitted_at, r.serial',
  '-submitted': () => 'r.submitted_at desc, r.serial desc',
  number: (s) => `${s}.serial`,
  '-updated': () => 'r.updated_at desc, r.serial desc',
}
/** Nearer than elsewhere: rights and row security look at two columns of every referral that is passed on the way. */
const COUNTED_BEYOND = 500
const LATE = ['red', 'due'] as const

/** The queue of referrals, for each role its own by the permission filter (REF-038, REF-042). */
@Injectable()
export class QueueService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async list(input: List, { ability }: CallContext): Promise<OutputOf<Ops['listReferrals']>> {
    const { page, pageSize, sort } = input
    const now = this.clock.now()
    const { from, standing, standingFrom, where } = listed(ability)
    const filters = filterConditions(input, now)
    const isPlain = filters.length === 0 && !asksReferral(input.view)
    const { rows, ...counted } = await longList<ReferralColumns>(this.em, {
      table: 'referral r',
      where: together([where, ...viewConditions(input.view, standing, ability, now), ...filters]),
      orderBy: ORDERS[sort]('r'),
      walk: { from, orderBy: ORDERS[sort](standing), count: isPlain ? standingFrom : from },
      ...{ columns: ROW_COLUMNS, joins: ROW_JOINS, page, pageSize, countCap: COUNTED_BEYOND },
    })
    recordListing(this.em, { objectType: 'Referral', input, shown: rows.length })
    return { rows: rows.map((row) => rowView(row, now)), ...counted, page, pageSize }
  }

  /** Each view as the list would show it, none further than a person would count; and what a provider may count and not see (C37). */
  async counts({ ability, caller }: CallContext): Promise<OutputOf<Ops['countReferrals']>> {
    const now = this.clock.now()
    const { from, standing, standingFrom, where } = listed(ability)
    const counted = (name: string, view: ReferralViewName, filters: readonly Condition[] = []) => {
      const { sql, params } = together([where, ...viewConditions(view, standing, ability, now), ...filters])
      const rows = `select 1 from ${asksReferral(view) ? from : standingFrom} where ${sql} limit ${COUNT_CAP}`
      return { sql: `(select count(*)::int from (${rows}) counted) as "${name}"`, params }
    }
    const late = LATE.map((urgency) => counted(urgency, 'mine', urgencyConditions([urgency], now)))
    const counts = [...REFERRAL_VIEWS.map((view) => counted(view, view)), ...late]
    const [row] = await preparedQuery<Record<ReferralViewName | (typeof LATE)[number], number>>(
      this.em,
      `select ${counts.map(({ sql }) => sql).join(', ')}`,
      counts.flatMap(({ params }) => params),
    )
    if (row === undefined) throw new Error('A count without from always has a row')
    const { red, due, ...views } = row
    return { views, late: { red, due }, ...(await this.hiddenCounts(caller.organisationId, views.rework)) }
  }

  /** REF-064: who serves the customer, and who has been asked. */
  async access(customerId: string, { ability }: CallContext): Promise<OutputOf<Ops['readAccess']>> {
    const columns = { id: 'c.id', grantedOrganisationIds: 'c.granted_organisation_ids' }
    const mayRead = filterToSql(recordFilter(ability, 'read', 'Customer'), columns, questionMark)
    const [customer] = await preparedQuery(this.em, `select 1 from customer c where c.id = ? and ${mayRead.sql}`, [
      customerId,
      ...mayRead.params,
    ])
    if (customer === undefined) throw new Refusal('NOT_FOUND')
    await workAsService(this.em)
    const rows = await preparedQuery<{ id: string; name: string; pending: boolean }>(
      this.em,
      `select o.id, o.name, bool_and(${pending('r').sql}) as pending
       from referral r join organisation o on o.id = r.organisation_id
       where r.customer_id = ? and r.organisation_id = any(r.granted_organisation_ids)
         and r.status not in ('rejected', 'expired', 'closed')
       group by o.id, o.name
       union
       select o.id, o.name, false from enrolment e join organisation o on o.id = e.organisation_id
         join customer c on c.id = e.customer_id
       where e.customer_id = ? and e.own_activities and o.id = any(c.granted_organisation_ids)
       order by name`,
      [customerId, customerId],
    )
    recordAudit(this.em, { action: 'read', objectType: 'Customer', objectId: customerId })
    const named = (pending: boolean) =>
      rows.filter((row) => row.pending === pending).map(({ id, name }) => ({ id, name }))
    return { serving: named(false), pending: named(true) }
  }

  private async hiddenCounts(organisationId: string | null, rework: number) {
    const own =
      organisationId === null
        ? { sql: '?::int >= 0', params: [rework] }
        : { sql: 'r.organisation_id = ?', params: [organisationId] }
    await workAsService(this.em)
    const [row] = await preparedQuery<{ rejected: number; expired: number }>(
      this.em,
      `select count(*) filter (where r.status = 'rejected')::int as rejected,
         count(*) filter (where r.status = 'expired')::int as expired
       from referral r where r.status in ('rejected', 'expired') and ${own.sql}`,
      own.params,
    )
    return row ?? { rejected: 0, expired: 0 }
  }
}

function filterConditions({ q, status, kind, urgency, organisationId, customerId }: List, now: Date): Condition[] {
  return [
    ...among('r.status', status),
    ...among('r.kind', kind),
    ...among('r.organisation_id', organisationId === undefined ? [] : [organisationId], 'uuid'),
    ...among('r.customer_id', customerId === undefined ? [] : [customerId], 'uuid'),
    ...urgencyConditions(urgency, now),
    ...(q === '' ? [] : [searchCondition(q)]),
  ]
}

/** A number of a referral, or whatever finds its customer. */
function searchCondition(q: string): Condition {
  const { sql, params } = customerSearch(q)
  const named = `r.customer_id in (select c.id from customer c where ${sql})`
  return { sql: `(r.number = ? or ${named})`, params: [q.toUpperCase(), ...params] }
}
