import type { NatsConnection } from '@nats-io/nats-core'
import pg from 'pg'
import type { Logger } from 'pino'
import { Wake } from '../process/wake.ts'
import { heal } from './healing.ts'
import { publishAll, type UnpublishedEvent } from './publish.ts'
import { OUTBOX_CHANNEL } from './wake-up.ts'

const POLL_MS = 1_000
const HEAL_EVERY_MS = 60_000
const BATCH = 100
const LOCK = `select pg_try_advisory_lock(hashtextextended('outbox relay', 0)) as got`
const WAITING = `
select id, aggregate_id, aggregate_version, type, service, subject, payload, headers, occurred_at
from outbox where published_at is null order by attempts >= 10, id limit ${BATCH}`
const MARK = `
with remembered as (update relay_state set last_seq = greatest(last_seq, $2))
update outbox set published_at = now(), stream_seq = p.seq, last_error = null
from jsonb_to_recordset($1::jsonb) as p(id uuid, seq bigint) where outbox.id = p.id`
const NOTE_FAILURE = `
update outbox set attempts = attempts + 1, last_error = f.error
from jsonb_to_recordset($1::jsonb) as f(id uuid, error text) where outbox.id = f.id`
/** A mark that a power cut took back lets its event be published again, which the stream and the inboxes overlook. */
const NO_WAIT_FOR_DISK = 'set synchronous_commit = off'

export interface OutboxRelayParts {
  readonly databaseUrl: string
  readonly connection: NatsConnection
  readonly logger: Logger
}

/**
 * Publishes outbox rows to JetStream. Of all replicas of a service one holds the advisory lock and works; it holds it
 * on the connection that it also reads and marks rows with, so that losing the one loses the other.
 */
export class OutboxRelay {
  readonly #parts: OutboxRelayParts
  readonly #wake = new Wake()
  #stopped = false
  #loop: Promise<void> | undefined
  #lastSeq = 0

  constructor(parts: OutboxRelayParts) {
    this.#parts = parts
  }

  start(): void {
    this.#loop = this.#run()
  }

  /** Publishes what already waits, then ends. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#wake.now()
    await this.#loop
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        await this.#connected((client) => this.#lead(client))
      } catch (error) {
        this.#parts.logger.warn({ err: error }, 'the relay starts again')
        if (!this.#stopped) await this.#wake.within(POLL_MS)
      }
    }
  }

  async #connected(work: (client: pg.Client) => Promise<void>): Promise<void> {
    const client = new pg.Client({ connectionString: this.#parts.databaseUrl, application_name: 'outbox relay' })
    client.on('error', () => this.#wake.now()) // the next query reports it
    client.on('notification', () => this.#wake.now())
    await client.connect()
    try {
      await work(client)
    } finally {
      await client.end().catch(() => undefined)
    }
  }

  async #lead(client: pg.Client): Promise<void> {
    while (!(await holdsLock(client))) {
      if (this.#stopped) return
      await this.#wake.within(POLL_MS)
    }
    await client.query(`${NO_WAIT_FOR_DISK}; listen ${OUTBOX_CHANNEL}`)
    let healedAt = Number.NEGATIVE_INFINITY
    for (;;) {
      if (performance.now() - healedAt > HEAL_EVERY_MS) {
        await this.#heal(client)
        healedAt = performance.now()
      }
      const full = await this.#publishBatch(client)
      if (full) continue
      if (this.#stopped) return
      await this.#wake.within(POLL_MS)
    }
  }

  async #heal(client: pg.Client, newest?: number): Promise<void> {
    const { lastSeq, again } = await heal(client, this.#parts.connection, newest)
    this.#lastSeq = lastSeq
    if (again > 0) this.#parts.logger.warn({ count: again }, 'the stream lost events: they are published again')
  }

  /** Whether there may be more to publish at once. */
  async #publishBatch(client: pg.Client): Promise<boolean> {
    const { rows } = await client.query<UnpublishedEvent>(WAITING)
    if (rows.length === 0) return false
    const { published, failed } = await publishAll(this.#parts.connection, rows)
    const fresh = published.filter(({ duplicate }) => !duplicate).map(({ seq }) => seq)
    const newest = Math.min(...fresh)
    if (newest <= this.#lastSeq) await this.#heal(client, newest)
    this.#lastSeq = Math.max(this.#lastSeq, ...fresh)
    if (published.length > 0) await client.query(MARK, [JSON.stringify(published), this.#lastSeq])
    if (failed.length > 0) {
      await client.query(NOTE_FAILURE, [JSON.stringify(failed)])
      this.#parts.logger.warn({ count: failed.length }, 'events could not be published')
    }
    return failed.length === 0 && rows.length === BATCH
  }
}

async function holdsLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>(LOCK)
  return rows[0]?.got === true
}
