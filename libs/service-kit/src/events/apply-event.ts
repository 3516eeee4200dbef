import { Refusal, type EventEnvelope } from '@isets/contracts'
import { RequestContext } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { preparedQuery } from '../orm/prepared-query.ts'
import { transactional } from '../orm/transaction.ts'
import type { MarkedMethod } from '../process/marked-methods.ts'
import type { ConsumesMark } from './consumes.ts'

export type EventHandler = MarkedMethod<ConsumesMark>

/** An event on its way to one handler. */
export interface Delivery {
  readonly handler: EventHandler
  readonly envelope: EventEnvelope
}

const LOCK = `
select pg_advisory_xact_lock(hashtextextended(aggregate, 0))
from (select jsonb_array_elements_text(?::jsonb) as aggregate order by 1) as aggregates`
const REMEMBER = `
with delivered as (
  select * from jsonb_to_recordset(?::jsonb)
  as d(consumer text, message_id uuid, aggregate_id text, aggregate_version int)
), remembered as (
  insert into inbox (consumer, message_id, aggregate_id, aggregate_version)
  select consumer, message_id, aggregate_id, aggregate_version from delivered
  on conflict do nothing returning consumer, message_id, aggregate_id
)
select consumer, message_id as id, coalesce((
  select max(aggregate_version) from inbox
  where inbox.consumer = remembered.consumer and inbox.aggregate_id = remembered.aggregate_id
), 0) as newest
from remembered`

interface Fresh {
  readonly consumer: string
  readonly id: string
  /** The newest version of its aggregate that was applied before. */
  readonly newest: number
}

/**
 * Applies events in their order, in one transaction with their inbox rows. A second delivery and, for `latest`, an
 * older version of the aggregate change nothing. When one of them fails, none is applied.
 * @throws Refusal INVALID when a payload is not as declared; whatever a handler throws
 */
export async function applyEvents(em: EntityManager, deliveries: readonly Delivery[]): Promise<void> {
  const checked = deliveries.map((delivery) => ({ ...delivery, payload: payloadOf(delivery) }))
  await RequestContext.create(em, () =>
    transactional(em, null, async (tx) => {
      await lockAggregates(tx, deliveries)
      const due = notApplied(await remember(tx, deliveries))
      for (const { handler, envelope, payload } of checked) {
        if (!due(handler, envelope)) continue
        await handler.run({ ...envelope, payload })
        if (deliveries.length > 1) await finish(tx)
      }
    }),
  )
}

function payloadOf({ handler, envelope }: Delivery): unknown {
  const { definition } = handler.mark
  const payload = definition.payload.safeParse(envelope.payload)
  if (!payload.success) throw new Refusal('INVALID', {}, `The payload of ${definition.type} is not as declared`)
  return payload.data
}

/** In one order everywhere: two replicas with events of the same aggregates do not wait for each other in a circle. */
async function lockAggregates(tx: EntityManager, deliveries: readonly Delivery[]): Promise<void> {
  const latest = deliveries.filter(({ handler }) => handler.mark.keep === 'latest')
  const aggregates = latest.map(({ handler, envelope }) => `${handler.mark.consumer} ${envelope.aggregateId}`)
  if (aggregates.length > 0) await preparedQuery(tx, LOCK, [JSON.stringify(aggregates)])
}

async function remember(tx: EntityManager, deliveries: readonly Delivery[]): Promise<Fresh[]> {
  const rows = deliveries.map(({ handler, envelope }) => ({
    consumer: handler.mark.consumer,
    message_id: envelope.id,
    aggregate_id: envelope.aggregateId,
    aggregate_version: envelope.aggregateVersion,
  }))
  return preparedQuery<Fresh>(tx, REMEMBER, [JSON.stringify(rows)])
}

/** Says of one event after the other whether its turn is now: each once, and of `latest` none that came too late. */
function notApplied(fresh: readonly Fresh[]): (handler: EventHandler, envelope: EventEnvelope) => boolean {
  const left = new Map(fresh.map((one) => [`${one.consumer} ${one.id}`, one.newest]))
  const applied = new Map<string, number>()
  return ({ mark: { consumer, keep } }, { id, aggregateId, aggregateVersion }) => {
    const before = left.get(`${consumer} ${id}`)
    if (before === undefined) return false
    left.delete(`${consumer} ${id}`)
    if (keep === 'every') return true
    const aggregate = `${consumer} ${aggregateId}`
    const newest = applied.get(aggregate) ?? before
    applied.set(aggregate, Math.max(newest, aggregateVersion))
    return newest <= aggregateVersion
  }
}

/** The next handler finds what this one wrote, not what this one had read. */
async function finish(tx: EntityManager): Promise<void> {
  await tx.flush()
  tx.clear()
}
