import { useEffect } from 'react'
import { reportSignedOut } from '../session/contact.ts'
import { hearLive, type LiveMessage, type Sharing } from './live-stream.ts'
import { presenceOf } from './presence.ts'
import { refresh } from './refresh.ts'

const SETTLE_MS = 400

function later(work: () => void, milliseconds: number): () => void {
  const timer = setTimeout(work, milliseconds)
  return () => clearTimeout(timer)
}

/** What comes in one burst is refreshed at once. Returns how to take a message, and how to stop. */
function settling(): { take: (message: LiveMessage) => void; stop: () => void } {
  let waiting: LiveMessage[] = []
  let callOff = () => {}
  const flush = () => {
    refresh(waiting)
    waiting = []
  }
  return {
    take: (message) => {
      waiting.push(message)
      callOff()
      callOff = later(flush, SETTLE_MS)
    },
    stop: () => callOff(),
  }
}

/** Nothing is shared where the browser has no locks or no channels: then each page has a stream of its own. */
function sharingHere(): { sharing: Sharing | undefined; stop: () => void } {
  if (!('locks' in navigator) || !('BroadcastChannel' in globalThis)) return { sharing: undefined, stop: () => {} }
  const channel = new BroadcastChannel('isets-live')
  return { sharing: { locks: navigator.locks, channel }, stop: () => channel.close() }
}

/** Hears what changes while the page is open, and refreshes what is shown. */
export function useLiveUpdates(): void {
  useEffect(() => {
    const { sharing, stop } = sharingHere()
    const burst = settling()
    const end = hearLive({
      open: () => new EventSource('/api/live'),
      sharing,
      later,
      watchPresence: presenceOf(document, later),
      onMessage: burst.take,
      onSessionEnded: reportSignedOut,
    })
    return () => {
      end()
      burst.stop()
      stop()
    }
  }, [])
}
