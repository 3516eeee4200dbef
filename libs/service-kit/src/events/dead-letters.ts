import { EventEnvelope, Refusal, type Caller, type DeadLetterView } from '@isets/contracts'
import type { EntityManager } from '@mikro-orm/postgresql'
import { v7 } from 'uuid'
import { safeMessage } from '../log/logger.ts'
import { transactional } from '../orm/transaction.ts'
import { recordAudit } from '../outbox/record-audit.ts'
import { applyEvents, type EventHandler } from './apply-event.ts'

const COLUMNS = 'id, consumer, event_type, aggregate_id, error, failed_at, redriven_at'
const INSERT = `
insert into dead_letter (id, consumer, message_id, event_type, aggregate_id, envelope, error)
values (?, ?, ?, ?, ?, ?::jsonb, ?)
on conflict do nothing`

interface Row {
  readonly id: string
  readonly consumer: string
  readonly event_type: string
  readonly aggregate_id: string
  readonly error: string
  readonly failed_at: Date
  readonly redriven_at: Date | null
}

export interface FailedEvent {
  readonly consumer: string
  readonly messageId: string
  readonly eventType: string
  readonly aggregateId: string
  /** The envelope, or the raw text when it was none. */
  readonly envelope: unknown
  readonly error: unknown
}

/** Events that could not be applied: kept, listed, and driven again by a person. */
export class DeadLetters {
  readonly #em: EntityManager
  #handlers: readonly EventHandler[] = []

  constructor(em: EntityManager) {
    this.#em = em
  }

  /** The handlers that a redrive can use; the kit calls it once at the start. */
  bind(handlers: readonly EventHandler[]): void {
    this.#handlers = handlers
  }

  async keep(failed: FailedEvent): Promise<void> {
    const { consumer, messageId, eventType, aggregateId, envelope, error } = failed
    const reason = error instanceof Error ? `${error.name}: ${safeMessage(error)}`.slice(0, 500) : 'unknown'
    const row = [v7(), consumer, messageId, eventType, aggregateId, JSON.stringify(envelope), reason]
    await this.#em.fork().execute(INSERT, row, 'run')
  }

  /** One page, the newest first. */
  async list(page: number, pageSize: number): Promise<{ rows: DeadLetterView[]; total: number }> {
    const rows = await this.#em.execute<(Row & { total: string })[]>(
      `select ${COLUMNS}, count(*) over () as total from dead_letter order by failed_at desc, id limit ? offset ?`,
      [pageSize, (page - 1) * pageSize],
    )
    return { rows: rows.map(view), total: Number(rows[0]?.total ?? 0) }
  }

  /**
   * Applies the event once more, whatever the number of earlier tries.
   * @throws Refusal NOT_FOUND; WRONG_STATUS when it was driven again already, or fails again (with the reason)
   */
  async redrive(id: string, caller: Caller): Promise<DeadLetterView> {
    const em = this.#em.fork()
    const [row] = await em.execute<(Row & { envelope: unknown })[]>(
      `select ${COLUMNS}, envelope from dead_letter where id = ?`,
      [id],
    )
    if (row === undefined) throw new Refusal('NOT_FOUND')
    if (row.redriven_at !== null) throw new Refusal('WRONG_STATUS', { reason: 'It was applied already.' })
    if (row.envelope === null) throw new Refusal('WRONG_STATUS', { reason: 'What it said is forgotten by now.' })
    await this.#apply(row)
    return transactional(em, caller, async (tx) => {
      recordAudit(tx, { action: 'redrive', objectType: 'DeadLetter', objectId: id })
      const [done] = await tx.execute<Row[]>(
        `update dead_letter set redriven_at = now() where id = ? returning ${COLUMNS}`,
        [id],
      )
      return view(done ?? row)
    })
  }

  async #apply(row: Row & { envelope: unknown }): Promise<void> {
    const handler = this.#handlers.find((one) => one.mark.consumer === row.consumer)
    const envelope = EventEnvelope.safeParse(row.envelope)
    if (handler === undefined || !envelope.success) {
      throw new Refusal('WRONG_STATUS', { reason: 'Nothing in this service can apply it.' })
    }
    try {
      await applyEvents(this.#em, [{ handler, envelope: envelope.data }])
    } catch (error) {
      const reason = error instanceof Error ? safeMessage(error) : 'unknown'
      throw new Refusal('WRONG_STATUS', { reason: `It failed again: ${reason}` })
    }
  }
}

function view(row: Row): DeadLetterView {
  return {
    id: row.id,
    consumer: row.consumer,
    eventType: row.event_type,
    aggregateId: row.aggregate_id,
    error: row.error,
    failedAt: new Date(row.failed_at).toISOString(),
    redrivenAt: row.redriven_at === null ? null : new Date(row.redriven_at).toISOString(),
  }
}
