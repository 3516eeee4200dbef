import { Refusal } from '@isets/contracts'
import { preparedQuery } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Message } from './message.entity.ts'

/** What a conversation may weigh as JSON, in bytes: together below the 1 MB that one answer on the bus can carry. */
const ROOM = { public: 600_000, note: 250_000 } as const
/** What a message takes beside its text: names, times, its line of history. */
const AROUND = 1_000
const FULL = 'This conversation is full. File a new request that names this one.'

/** The description is shown twice: in the form and as first message. Notes have a room of their own: nobody outside SIU
 * may feel them. */
const TAKEN = `select coalesce(sum(octet_length(to_json(html)::text) * case kind when 'description' then 2 else 1 end
  + ?::int), 0) as bytes from message where request_id = ? and (kind = 'note') = ?::boolean`

/**
 * Keeps a conversation small enough to be opened. The request is in hand, so nobody else adds to it meanwhile.
 * @throws Refusal INVALID when one more message does not fit
 */
export async function requireRoom(
  em: EntityManager,
  requestId: string,
  kind: Exclude<Message['kind'], 'description'>,
  html: string,
): Promise<void> {
  const isNote = kind === 'note'
  const [taken] = await preparedQuery<{ bytes: string }>(em, TAKEN, [AROUND, requestId, isNote])
  const bytes = Number(taken?.bytes ?? 0) + Buffer.byteLength(JSON.stringify(html)) + AROUND
  if (bytes > (isNote ? ROOM.note : ROOM.public)) throw new Refusal('INVALID', { fields: { html: FULL } })
}
