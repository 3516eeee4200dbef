import { absenceNeedsDecision } from '@isets/rules'
import { EntityManager } from '@mikro-orm/postgresql'
import { Inject, Injectable } from '@nestjs/common'
import { CUSTOMER_COLUMNS, recordCustomersChanged, type CustomerRow } from '../customer/customer-row.ts'
import { IES_SETTINGS, type IesSettings } from '../settings.ts'
import type { FeedImport } from './feed-import.entity.ts'

/**
 * In the feed so far and not named by this file. A refused row names its person as well; one whose individual number
 * cannot be read names everybody of its case, so that a typing error takes eligibility from nobody.
 */
const ABSENT = `c.in_feed
  and not exists (select from staged_row r where r.import_id = ? and r.individual_number = c.individual_number)
  and not exists (select from staged_row r
    where r.import_id = ? and r.individual_number is null and r.case_number = c.case_number)`
const COUNT = `
select (select count(*)::int from ies_customer where in_feed) as in_feed,
  (select count(*)::int from ies_customer c where ${ABSENT}) as absent`
const LEAVE = `
with gone as (select c.id from ies_customer c where ${ABSENT} order by c.id limit ? for update)
update ies_customer c set in_feed = false, eligibility = 'not_eligible', version = c.version + 1, import_id = ?,
  changed_at = ?
from gone where c.id = gone.id
returning ${CUSTOMER_COLUMNS}`

/** After a full feed: whoever it does not name loses eligibility and keeps everything else. */
@Injectable()
export class LeavingService {
  constructor(
    private readonly em: EntityManager,
    @Inject(IES_SETTINGS) private readonly settings: IesSettings,
  ) {}

  /** Whether anybody leaves now; held for a person's decision when unusually many would. */
  async begin(one: FeedImport): Promise<boolean> {
    const [counts] = await this.em.execute<{ in_feed: number; absent: number }[]>(COUNT, [one.id, one.id])
    const { in_feed: inFeed, absent } = counts ?? { in_feed: 0, absent: 0 }
    one.absent = absent
    if (absent === 0) return false
    one.status = absenceNeedsDecision({ inFeed, absent }) ? 'held' : 'leaving'
    return true
  }

  /** One step: the next of those who leave. Returns whether there were any. */
  async leave(one: FeedImport, now: Date): Promise<boolean> {
    if (one.decision === 'keep') return false
    const parameters = [one.id, one.id, this.settings.rowsAtOnce, one.id, now]
    const gone = await this.em.execute<CustomerRow[]>(LEAVE, parameters)
    recordCustomersChanged(this.em, one.id, gone)
    one.left += gone.length
    return gone.length > 0
  }
}
