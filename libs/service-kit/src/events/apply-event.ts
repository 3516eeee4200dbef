import { Refusal, type EventEnvelope } from '@isets/contracts'
import { RequestContext } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { transactional } from '../orm/transaction.ts'
import type { MarkedMethod } from '../process/marked-methods.ts'
import type { ConsumesMark } from './consumes.ts'

export type EventHandler = MarkedMethod<ConsumesMark>

const REMEMBER = `
insert into inbox (consumer, message_id, aggregate_id, aggregate_version) values (?, ?, ?, ?)
on conflict do nothing returning message_id`
const NEWER = `
select 1 from inbox where consumer = ? and aggregate_id = ? and aggregate_version > ? limit 1`

/**
 * Applies one event with one handler: inbox row and effect in one transaction. A second delivery and, for `latest`, an
 * older version of the aggregate change nothing.
 */
export async function applyEvent(em: EntityManager, handler: EventHandler, envelope: EventEnvelope): Promise<void> {
  const { definition, consumer, keep } = handler.mark
  const payload = definition.payload.safeParse(envelope.payload)
  if (!payload.success) throw new Refusal('INVALID', {}, `The payload of ${definition.type} is not as declared`)
  await RequestContext.create(em, () =>
    transactional(em, null, async (tx) => {
      if (keep === 'latest') await lockAggregate(tx, consumer, envelope.aggregateId)
      const { id, aggregateId, aggregateVersion } = envelope
      const fresh = await tx.execute(REMEMBER, [consumer, id, aggregateId, aggregateVersion])
      if (fresh.length === 0) return
      if (keep === 'latest' && (await isStale(tx, consumer, envelope))) return
      await handler.run({ ...envelope, payload: payload.data })
    }),
  )
}

async function lockAggregate(tx: EntityManager, consumer: string, aggregateId: string): Promise<void> {
  await tx.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`${consumer} ${aggregateId}`])
}

async function isStale(tx: EntityManager, consumer: string, envelope: EventEnvelope): Promise<boolean> {
  const newer = await tx.execute(NEWER, [consumer, envelope.aggregateId, envelope.aggregateVersion])
  return newer.length > 0
}
