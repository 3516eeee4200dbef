import { jetstreamManager } from '@nats-io/jetstream'
import type { NatsConnection } from '@nats-io/nats-core'
import type pg from 'pg'
import { STREAM } from '../events/event-consumer.ts'

/** What the relay knew of the stream when it last looked. */
export interface RememberedStream {
  readonly createdAt: string
  readonly lastSeq: number
}

const KNOWN = `
select stream_created_at as "createdAt", last_seq::float8 as "lastSeq" from relay_state where stream = $1`
const REMEMBER = `
insert into relay_state (stream, stream_created_at, last_seq) values ($1, $2, $3)
on conflict (stream) do update set stream_created_at = excluded.stream_created_at, last_seq = excluded.last_seq`
const AGAIN = `
update outbox set published_at = null, stream_seq = null where published_at is not null and stream_seq >= $1`

/**
 * Compares the stream with what the relay remembers. When the stream is another one, or its sequence went back, the
 * lost events are marked unpublished, so that the relay publishes them again; inboxes make repeats harmless.
 * @param newest lowest sequence that the stream has just given to a new event; one that was in use before is a loss
 * @returns the sequence up to which the stream is known now, and how many events were marked
 */
export async function heal(
  client: pg.Client,
  connection: NatsConnection,
  newest = Number.POSITIVE_INFINITY,
): Promise<{ lastSeq: number; again: number }> {
  const manager = await jetstreamManager(connection, { checkAPI: false })
  const { created, state } = await manager.streams.info(STREAM)
  const current = { createdAt: String(created), lastSeq: state.last_seq }
  const { rows } = await client.query<RememberedStream>(KNOWN, [STREAM])
  const lostFrom = firstLost(rows[0], current, newest)
  const again = lostFrom === undefined ? 0 : ((await client.query(AGAIN, [lostFrom])).rowCount ?? 0)
  await client.query(REMEMBER, [STREAM, current.createdAt, current.lastSeq])
  return { lastSeq: current.lastSeq, again }
}

/** The first remembered sequence that the stream no longer has, or undefined when nothing is lost. */
export function firstLost(
  known: RememberedStream | undefined,
  current: RememberedStream,
  newest: number,
): number | undefined {
  if (known === undefined) return undefined
  if (known.createdAt !== current.createdAt) return 0
  const lost = Math.min(current.lastSeq + 1, newest)
  return lost <= known.lastSeq ? lost : undefined
}
