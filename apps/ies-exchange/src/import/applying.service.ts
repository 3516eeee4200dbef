import { EntityManager } from '@mikro-orm/postgresql'
import { Inject, Injectable } from '@nestjs/common'
import { CUSTOMER_COLUMNS, recordCustomersChanged, type CustomerRow } from '../customer/customer-row.ts'
import { IES_SETTINGS, type IesSettings } from '../settings.ts'
import type { FeedImport } from './feed-import.entity.ts'
import { MASTERED_COLUMNS, STAGED_RECORD } from './staged-data.ts'

const listed = (prefix: string) => MASTERED_COLUMNS.map((column) => `${prefix}${column}`).join(', ')
const NEXT_LINES = `
select max(line) as last, count(*)::int as rows from (
  select line from staged_row where import_id = ? and line > ? and data is not null order by line limit ?
) next`
/**
 * New ones are added, changed ones overwritten (IES-004), and a row that says nothing new is not touched: the same file
 * again writes nothing. Somebody who had left is back in the feed.
 */
const APPLY = `
with written as (
  insert into ies_customer as c (id, version, individual_number, ${listed('')}, in_feed, import_id, changed_at)
  select d.id, 1, r.individual_number, ${listed('d.')}, true, r.import_id, ?
  from staged_row r cross join lateral jsonb_to_record(r.data) as d(${STAGED_RECORD})
  where r.import_id = ? and r.line > ? and r.line <= ? and r.data is not null
  order by r.individual_number
  on conflict (individual_number) do update
  set version = c.version + 1, in_feed = true, import_id = excluded.import_id, changed_at = excluded.changed_at,
    (${listed('')}) = row(${listed('excluded.')})
  where not c.in_feed or (${listed('c.')}) is distinct from (${listed('excluded.')})
  returning c.*
)
select ${CUSTOMER_COLUMNS} from written c`

/** Makes the checked rows the truth: one statement for a few thousand rows, with their events in the same transaction. */
@Injectable()
export class ApplyingService {
  constructor(
    private readonly em: EntityManager,
    @Inject(IES_SETTINGS) private readonly settings: IesSettings,
  ) {}

  /** One step: the next rows behind the cursor. Returns whether there were any. */
  async apply(one: FeedImport, now: Date): Promise<boolean> {
    one.status = 'applying'
    const { rowsAtOnce } = this.settings
    const [next] = await this.em.execute<{ last: number | null; rows: number }[]>(NEXT_LINES, [
      one.id,
      one.applyCursor,
      rowsAtOnce,
    ])
    if (next === undefined || next.last === null) return false
    const written = await this.em.execute<CustomerRow[]>(APPLY, [now, one.id, one.applyCursor, next.last])
    recordCustomersChanged(this.em, one.id, written)
    const added = written.filter(({ version }) => version === 1).length
    one.added += added
    one.changed += written.length - added
    one.unchanged += next.rows - written.length
    one.applyCursor = next.last
    return true
  }
}
