import type { LiveUpdate } from '@isets/contracts'
import { inTurn, type Locks } from './in-turn.ts'
import type { Later, WatchPresence } from './presence.ts'

/** What the pages of one browser hear: a change, or that everything has to be read again. */
export type LiveMessage = { type: 'update'; update: LiveUpdate } | { type: 'refetch' }

/** What we use of an EventSource. */
export interface Source {
  readonly readyState: number
  addEventListener: (type: string, listener: (event: { data?: unknown }) => void) => void
  close: () => void
}

/** How the pages of one browser share a stream; absent where the browser cannot. */
export interface Sharing {
  locks: Locks
  channel: {
    postMessage: (message: LiveMessage) => void
    addEventListener: (type: 'message', listener: (event: { data: LiveMessage }) => void) => void
    removeEventListener: (type: 'message', listener: (event: { data: LiveMessage }) => void) => void
  }
}

export interface LiveParts {
  open: () => Source
  sharing: Sharing | undefined
  later: Later
  watchPresence: WatchPresence
  onMessage: (message: LiveMessage) => void
  onSessionEnded: () => void
}

/** `EventSource.CLOSED`: the browser will not try again by itself. */
const CLOSED = 2
const FIRST_PAUSE_MS = 15_000
const LONGEST_PAUSE_MS = 240_000

/**
 * One open stream. When the browser gives it up, it is opened again after pauses that grow; what was missed meanwhile
 * is read again once it stands, and not before. `missed`: nobody listened until now.
 */
function keepStream(parts: LiveParts, say: (message: LiveMessage) => void, missed: boolean): () => void {
  let isBehind = missed
  let pause = FIRST_PAUSE_MS
  let callOff = () => {}
  const begin = (): Source => {
    const source = parts.open()
    source.addEventListener('open', () => {
      pause = FIRST_PAUSE_MS
      if (isBehind) say({ type: 'refetch' })
      isBehind = false
    })
    source.addEventListener('message', ({ data }) => {
      say({ type: 'update', update: JSON.parse(String(data)) as LiveUpdate })
    })
    source.addEventListener('refetch', () => say({ type: 'refetch' }))
    source.addEventListener('session-ended', parts.onSessionEnded)
    source.addEventListener('error', () => {
      isBehind = true
      if (source.readyState !== CLOSED) return
      callOff = parts.later(() => void (current = begin()), pause)
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS)
    })
    return source
  }
  let current = begin()
  return () => {
    callOff()
    current.close()
  }
}

/**
 * Hears what changes, with one stream for all pages of a browser: six would use up its connections to us. One page
 * holds the stream and tells the others; when it goes, the next takes over. Pages that nobody has looked at for a while
 * hold none. Returns how to end it.
 */
export function hearLive(parts: LiveParts): () => void {
  const { sharing, onMessage } = parts
  const hear = ({ data }: { data: LiveMessage }) => onMessage(data)
  const say = (message: LiveMessage) => {
    sharing?.channel.postMessage(message)
    onMessage(message)
  }
  const keep = (missed: boolean) => keepStream(parts, say, missed)
  const take = (missed: boolean) => (sharing ? inTurn(sharing.locks, missed, keep) : keep(missed))

  sharing?.channel.addEventListener('message', hear)
  let end = take(false)
  const stopWatching = parts.watchPresence({ away: () => end(), back: () => void (end = take(true)) })
  return () => {
    stopWatching()
    end()
    sharing?.channel.removeEventListener('message', hear)
  }
}
