import { Refusal } from '@isets/contracts'
import { filterToSql, recordFilter } from '@isets/policies'
import { Clock, preparedQuery, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { POLICY_COLUMNS, questionMark } from './sql.ts'

/** Remembers up to when somebody has seen a request. */
@Injectable()
export class MarkingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async markRead(id: string, { caller, ability }: CallContext): Promise<{ done: true }> {
    const filter = filterToSql(recordFilter(ability, 'read', 'HelpRequest'), POLICY_COLUMNS, questionMark)
    const marked = await preparedQuery<unknown>(
      this.em,
      `insert into read_marker (user_id, request_id, read_at)
       select ?::uuid, r.id, ?::timestamptz from help_request r where r.id = ? and ${filter.sql}
       on conflict (user_id, request_id) do update set read_at = greatest(read_marker.read_at, excluded.read_at)
       returning user_id`,
      [caller.userId, this.clock.now(), id, ...filter.params],
    )
    if (marked.length === 0) throw new Refusal('NOT_FOUND')
    return { done: true }
  }
}
