import type { NatsConnection } from '@nats-io/nats-core'
import { jetstreamManager } from '@nats-io/jetstream'
import type pg from 'pg'
import { STREAM } from '../events/event-consumer.ts'

interface Remembered {
  readonly stream_created_at: string
  readonly last_seq: string
}

const REMEMBER = `
insert into relay_state (stream, stream_created_at, last_seq) values ($1, $2, $3)
on conflict (stream) do update set stream_created_at = excluded.stream_created_at, last_seq = excluded.last_seq`
const AGAIN = `
update outbox set published_at = null, stream_seq = null where published_at is not null and stream_seq >= $1`

/**
 * Compares the stream with what the relay remembers. When the stream is another one, or its sequence went back, the
 * lost events are marked unpublished, so that the relay publishes them again; inboxes make repeats harmless.
 * @returns the sequence up to which the stream is known, and how many events were marked
 */
export async function heal(client: pg.Client, connection: NatsConnection): Promise<{ lastSeq: number; again: number }> {
  const manager = await jetstreamManager(connection, { checkAPI: false })
  const { created, state } = await manager.streams.info(STREAM)
  const { rows } = await client.query<Remembered>('select * from relay_state where stream = $1', [STREAM])
  const [known] = rows
  const lostFrom = known === undefined ? undefined : firstLost(known, String(created), state.last_seq)
  const again = lostFrom === undefined ? 0 : await publishAgain(client, lostFrom)
  await client.query(REMEMBER, [STREAM, String(created), state.last_seq])
  return { lastSeq: state.last_seq, again }
}

/** Marks what was published at `seq` or later as unpublished. Returns the number of events. */
export async function publishAgain(client: pg.Client, seq: number): Promise<number> {
  const { rowCount } = await client.query(AGAIN, [seq])
  return rowCount ?? 0
}

/** The first sequence that the stream no longer has, or undefined when nothing is lost. */
export function firstLost(known: Remembered, created: string, lastSeq: number): number | undefined {
  if (known.stream_created_at !== created) return 0
  return lastSeq < Number(known.last_seq) ? lastSeq + 1 : undefined
}
