import { QUEUE_VIEWS, type InputOf, type OutputOf, type QueueView, type reading } from '@isets/contracts'
import { among, Clock, COUNT_CAP, preparedQuery, recordListing, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { CommonWords } from './common-words.ts'
import { filterConditions, OPEN, listRequests, readable } from './list.query.ts'
import { rowView } from './row.view.ts'
import { seesNotes } from './side.ts'
import { together, type Condition } from './sql.ts'

type Queue = InputOf<typeof reading.listQueue>
type Mine = InputOf<typeof reading.listMine>
type Page = OutputOf<typeof reading.listQueue>

/** "Due" is what falls due within a day, and what is overdue. */
const DUE_WITHIN_MS = 24 * 3_600_000

/** Lists requests: the own ones and the queue. */
@Injectable()
export class QueueService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly words: CommonWords,
  ) {}

  /** HELP-027: "My requests". */
  listMine(input: Mine, context: CallContext): Promise<Page> {
    const own: Condition = { sql: 'r.requester_id = ?', params: [context.caller.userId] }
    return this.page(input, context, [own], false)
  }

  /** HELP-032: the queue by promised time, with everything the caller may read. */
  listQueue(input: Queue, context: CallContext): Promise<Page> {
    const isOpen = input.view !== 'all'
    const conditions = [
      ...this.viewConditions(input.view, context.caller.userId),
      ...among('r.priority', input.priority),
      ...among('r.assignee_id', input.assigneeId === undefined ? [] : [input.assigneeId], 'uuid'),
      ...among('r.organisation_id', input.organisationId === undefined ? [] : [input.organisationId], 'uuid'),
    ]
    return this.page(input, context, conditions, isOpen)
  }

  /** Counts each view, none further than a person would. */
  async countQueue({ caller, ability }: CallContext): Promise<Record<QueueView, number>> {
    const counts = QUEUE_VIEWS.map((view) => {
      const { sql, params } = together([readable(ability), ...this.viewConditions(view, caller.userId)])
      const rows = `select 1 from help_request r where ${sql} limit ${COUNT_CAP}`
      return { sql: `(select count(*) from (${rows}) counted) as "${view}"`, params }
    })
    const [row] = await preparedQuery<Record<QueueView, string>>(
      this.em,
      `select ${counts.map(({ sql }) => sql).join(', ')}`,
      counts.flatMap(({ params }) => params),
    )
    return Object.fromEntries(QUEUE_VIEWS.map((view) => [view, Number(row?.[view] ?? 0)])) as Record<QueueView, number>
  }

  private async page(
    input: Queue | Mine,
    { caller, ability }: CallContext,
    own: readonly Condition[],
    isOpen: boolean,
  ): Promise<Page> {
    const notes = seesNotes(ability)
    const { page, pageSize, q } = input
    const { rows, total, totalIsCapped } = await listRequests(this.em, this.words, {
      readerId: caller.userId,
      ability,
      conditions: [...own, ...filterConditions(input)],
      search: { q, isOpen },
      orderBy: orderBy(input.sort, notes),
      page,
      pageSize,
    })
    recordListing(this.em, { objectType: 'HelpRequest', input, shown: rows.length })
    const now = this.clock.now()
    return { rows: rows.map((row) => rowView(row, now)), total, totalIsCapped, page, pageSize }
  }

  private viewConditions(view: QueueView, userId: string): Condition[] {
    const soon = new Date(this.clock.now().getTime() + DUE_WITHIN_MS)
    const conditions: Record<QueueView, Condition[]> = {
      mine: [OPEN, { sql: 'r.assignee_id = ?', params: [userId] }],
      unassigned: [OPEN, { sql: 'r.assignee_id is null', params: [] }],
      due: [OPEN, { sql: 'r.due_at <= ?', params: [soon] }],
      open: [OPEN],
      all: [],
    }
    return conditions[view]
  }
}

/** The serial number, which counts up with the filing, keeps the order of equals steady over the pages. */
function orderBy(sort: Queue['sort'] | Mine['sort'], notes: boolean): string {
  const changedAt = notes ? 'r.support_updated_at' : 'r.updated_at'
  const orders = {
    due: 'r.due_at, r.serial',
    '-due': 'r.due_at desc nulls last, r.serial desc',
    updated: `${changedAt}, r.serial`,
    '-updated': `${changedAt} desc, r.serial desc`,
    priority: 'r.priority_rank, r.due_at, r.serial',
    '-filed': 'r.serial desc',
    number: 'r.serial',
  } as const satisfies Record<Queue['sort'] | Mine['sort'], string>
  return orders[sort]
}
