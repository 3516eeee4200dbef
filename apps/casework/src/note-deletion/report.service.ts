import {
  DELETION_STATUSES,
  type DeletionStatus,
  type InputOf,
  type noteDeletions,
  type OutputOf,
} from '@isets/contracts'
import { recordFilter, type AppAbility } from '@isets/policies'
import { pagedQuery, preparedQuery, recordListing, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { REQUESTS, requestRow, type RequestColumns } from './request.query.ts'

type Query = InputOf<typeof noteDeletions.listDeletionRequests>
type Page = OutputOf<typeof noteDeletions.listDeletionRequests>

const ORDER = {
  requested: 'q.requested_at, q.id',
  '-requested': 'q.requested_at desc, q.id desc',
} as const satisfies Record<Query['sort'], string>
const BEHIND = `q.status = any(?::text[]) and (q.explanation ilike ? or q.requester_name ilike ?
  or c.first_name || ' ' || c.last_name ilike ?)`

/** The Case Note Deletion Request Report (RPTD-01). The right covers all of it or nothing: there is no record check. */
@Injectable()
export class ReportService {
  constructor(private readonly em: EntityManager) {}

  /** NOTE-015: starts with what is not reviewed, the oldest first. */
  async list(input: Query, { ability }: CallContext): Promise<Page> {
    requireAll(ability)
    const { page, pageSize, q, sort } = input
    const status = input.status.length === 0 ? DELETION_STATUSES : input.status
    const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`
    const requests = `${REQUESTS} where ${BEHIND} order by ${ORDER[sort]}`
    const params = [status, like, like, like]
    const { rows, total } = await pagedQuery<RequestColumns>(this.em, requests, params, input)
    recordListing(this.em, { objectType: 'CaseNoteDeletionRequest', input, shown: rows.length })
    return { rows: rows.map(requestRow), total, page, pageSize }
  }

  async count({ ability }: CallContext): Promise<Record<DeletionStatus, number>> {
    requireAll(ability)
    const rows = await preparedQuery<{ status: DeletionStatus; count: string }>(
      this.em,
      'select status, count(*) from deletion_request group by status',
      [],
    )
    const counts = new Map(rows.map(({ status, count }) => [status, Number(count)]))
    return Object.fromEntries(DELETION_STATUSES.map((status) => [status, counts.get(status) ?? 0])) as Record<
      DeletionStatus,
      number
    >
  }
}

/** The bus has let in only who may read; a right with a condition would need a filter here. @throws Error if it gets one */
function requireAll(ability: AppAbility): void {
  const { kind } = recordFilter(ability, 'read', 'CaseNoteDeletionRequest')
  if (kind !== 'all') throw new Error('The report needs a filter now')
}
