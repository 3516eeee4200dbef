import { iesExchangeEvents } from '@isets/contracts'
import { demoFeedRow, demoId, DEMO_FEED_COLUMNS, demoWorld, feedFile } from '@isets/demo'
import { expectedFeeds, localDateOf, readFeedRow, type FeedRecord } from '@isets/rules'
import { recordEvent, transactional } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import { createHash } from 'node:crypto'
import { CUSTOMER_COLUMNS, recordCustomersChanged, type CustomerRow } from '../customer/customer-row.ts'
import { FeedImport } from '../import/feed-import.entity.ts'
import { MASTERED_COLUMNS, STAGED_RECORD, stagedData, type StagedData } from '../import/staged-data.ts'

/** Customers of one statement. */
const AT_ONCE = 1_000
const LISTED = MASTERED_COLUMNS.join(', ')
const ADD = `
with added as (
  insert into ies_customer (id, version, individual_number, ${LISTED}, in_feed, import_id, changed_at)
  select d.id, 1, d.individual_number, ${MASTERED_COLUMNS.map((column) => `d.${column}`).join(', ')}, true, ?, ?
  from jsonb_to_recordset(?::jsonb) as d(individual_number text, ${STAGED_RECORD})
  on conflict do nothing
  returning *
)
select ${CUSTOMER_COLUMNS} from added c`

/**
 * Takes in the customers of the demo as the last expected feed brought them: the same checks, hashes and events as a
 * file, but with the ids that all services know them by. Does nothing when there is an import already.
 */
export async function seedDemoCustomers(em: EntityManager, ssnKey: string, now: Date): Promise<number> {
  if ((await em.count(FeedImport)) > 0) return 0
  const day = localDateOf(now)
  const { customers, accounts } = demoWorld(day)
  const importId = demoId('feed-import', 'first')
  const came = expectedFeeds('monthly-days', now).last
  const rows = customers.map((one) => ({ id: one.id, row: demoFeedRow(one) }))
  const records = rows.map(({ id, row }) => staged(readFeedRow(row, day), id, ssnKey))
  for (let start = 0; start < records.length; start += AT_ONCE) {
    await transactional(em, null, async (tx) => {
      const part = JSON.stringify(records.slice(start, start + AT_ONCE))
      recordCustomersChanged(tx, importId, await tx.execute<CustomerRow[]>(ADD, [importId, came, part]))
    })
  }
  const text = feedFile(rows.map(({ row }) => row))
  const uploader = accounts.find(({ user }) => user.roles.includes('super_admin'))?.user
  if (uploader === undefined) throw new Error('The demo world has no super user')
  const counts = { rows: records.length, added: records.length, changed: 0, unchanged: 0, rejected: 0, left: 0 }
  await transactional(em, null, async (tx) => {
    tx.create(FeedImport, {
      ...counts,
      ...{ id: importId, name: `ies-${localDateOf(came)}.csv`, full: true, status: 'finished' },
      ...{ bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') },
      ...{ uploaderId: uploader.id, uploaderName: `${uploader.firstName} ${uploader.lastName}` },
      ...{ uploadedAt: came, applyFrom: came, finishedAt: came, columns: [...DEMO_FEED_COLUMNS] },
      ...{ byteCursor: Buffer.byteLength(text), lineCursor: records.length + 1, applyCursor: records.length + 1 },
      ...{ absent: 0, decision: null, problem: null },
    })
    recordEvent(tx, iesExchangeEvents.importFinished, {
      aggregateId: importId,
      aggregateVersion: 1,
      payload: { importId, finishedAt: came.toISOString(), full: true, ...withoutRows(counts) },
    })
  })
  return records.length
}

function staged(reading: ReturnType<typeof readFeedRow>, id: string, ssnKey: string): StagedData & FeedNumber {
  if (!('record' in reading)) throw new Error(`A demo customer is refused: ${reading.faults[0]?.sentence}`)
  const { record } = reading
  return { ...stagedData(record, ssnKey), id, individual_number: record.individualNumber }
}

interface FeedNumber {
  readonly individual_number: FeedRecord['individualNumber']
}

function withoutRows({
  rows: _rows,
  ...counts
}: Record<'rows' | 'added' | 'changed' | 'unchanged' | 'rejected' | 'left', number>) {
  return counts
}
