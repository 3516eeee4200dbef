import { Refusal } from '@isets/contracts'
import type { HelpRequest } from './help-request.entity.ts'
import type { Message } from './message.entity.ts'

/** What a conversation may weigh as JSON, in bytes: together below the 1 MB that one answer on the bus can carry. */
const ROOM = { public: 600_000, note: 250_000 } as const
/** What a message takes beside its text: names, times, its line of history. */
const AROUND = 1_000
const FULL = 'This conversation is full. File a new request that names this one.'

/** Bytes of one message in an opened request. The description is shown twice: in the form and as first message. */
export function weightOf(kind: Message['kind'], html: string): number {
  const text = Buffer.byteLength(JSON.stringify(html))
  return (kind === 'description' ? 2 * text : text) + AROUND
}

/**
 * Keeps a conversation small enough to be opened. The request is in hand, so nobody else adds to it meanwhile. Notes
 * have a room of their own: nobody outside SIU may feel them.
 * @throws Refusal INVALID when one more message does not fit
 */
export function takeRoom(request: HelpRequest, kind: Exclude<Message['kind'], 'description'>, html: string): void {
  const isNote = kind === 'note'
  const bytes = (isNote ? request.noteBytes : request.publicBytes) + weightOf(kind, html)
  if (bytes > (isNote ? ROOM.note : ROOM.public)) throw new Refusal('INVALID', { fields: { html: FULL } })
  if (isNote) request.noteBytes = bytes
  else request.publicBytes = bytes
}
