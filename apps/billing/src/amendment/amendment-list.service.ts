import { Refusal, type AmendmentView, type amendments, type InputOf, type OutputOf } from '@isets/contracts'
import { filterToSql, recordFilter, type AppAbility } from '@isets/policies'
import {
  among,
  preparedQuery,
  questionMark,
  recordAudit,
  together,
  type CallContext,
  type Condition,
} from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { listAmendments, readableAmendments, reviewedWith } from './amendment.query.ts'

type Ask = InputOf<typeof amendments.listAmendments>
type Page = OutputOf<typeof amendments.listAmendments>
type Counts = OutputOf<typeof amendments.countAmendments>

const ORDERS = {
  '-requested': 'a.requested_at desc, a.id',
  requested: 'a.requested_at, a.id',
  month: 'a.month, a.requested_at, a.id',
} as const satisfies Record<Ask['sort'], string>

const COLUMNS = { organisationId: 'a.organisation_id' }

/** Lists, counts and opens amendments (BILL-028 to BILL-031). */
@Injectable()
export class AmendmentListService {
  constructor(private readonly em: EntityManager) {}

  async list(ask: Ask, { caller, ability }: CallContext): Promise<Page> {
    const { page, pageSize } = ask
    const reader = { userId: caller.userId, ability }
    const conditions = [...view(ask.view, ability), ...filters(ask)]
    const listed = await listAmendments(this.em, reader, conditions, ORDERS[ask.sort], { page, pageSize })
    recordAudit(this.em, { action: 'read', objectType: 'Amendment', objectId: 'list' })
    return { ...listed, page, pageSize }
  }

  async count({ ability }: CallContext): Promise<Counts> {
    const counts = (['to_review', 'to_approve'] as const).map((one) => ({
      one,
      ...together([readableAmendments(ability), ...view(one, ability)]),
    }))
    const [row] = await preparedQuery<Counts>(
      this.em,
      `select ${counts.map(({ one, sql }) => `(select count(*)::int from amendment a where ${sql}) as ${one}`).join(', ')}`,
      counts.flatMap(({ params }) => params),
    )
    return { to_review: 0, to_approve: 0, ...row }
  }

  async open(id: string, context: CallContext): Promise<AmendmentView> {
    recordAudit(this.em, { action: 'read', objectType: 'Amendment', objectId: id })
    return this.view(id, context)
  }

  /** The amendment as the caller sees it now; what has been changed but not yet flushed goes first. */
  async view(id: string, { caller, ability }: CallContext): Promise<AmendmentView> {
    await this.em.flush()
    const one: Condition = { sql: 'a.id = ?', params: [id] }
    const reader = { userId: caller.userId, ability }
    const { rows } = await listAmendments(this.em, reader, [one], 'a.id', { page: 1, pageSize: 1 })
    const [row] = rows
    if (row === undefined) throw new Refusal('NOT_FOUND')
    return row
  }
}

/** What waits for somebody with the caller's rights. */
function view(name: Ask['view'], ability: AppAbility): Condition[] {
  const mine = (action: 'review' | 'approve') =>
    filterToSql(recordFilter(ability, action, 'Amendment'), COLUMNS, questionMark)
  const toReview = { sql: `a.status in ('provisionally_accepted', 'pending_review')`, params: [] }
  const toApprove = { sql: `a.status = 'reviewed' and a.kind <> 'hours'`, params: [] }
  const views = {
    all: [],
    to_review: [toReview, mine('review')],
    to_approve: [toApprove, mine('approve')],
  } as const satisfies Record<Ask['view'], readonly Condition[]>
  return [...views[name]]
}

function filters(ask: Ask): Condition[] {
  return [
    ...among('a.organisation_id', ask.organisationId === undefined ? [] : [ask.organisationId], 'uuid'),
    ...among('a.programme_id', ask.programmeId === undefined ? [] : [ask.programmeId], 'uuid'),
    ...among('a.month', ask.month === undefined ? [] : [ask.month]),
    ...among('a.status', ask.status),
    ...(ask.reviewPacketId === undefined ? [] : [reviewedWith(ask.reviewPacketId)]),
  ]
}
