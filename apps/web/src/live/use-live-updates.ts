import type { LiveUpdate } from '@isets/contracts'
import { useEffect } from 'react'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { reportSignedOut } from '../session/contact.ts'
import { tellLiveListeners } from './live-listeners.ts'

const SETTLE_MS = 400
const AGAIN_MS = 15_000

/** Refreshes what a change touches: the request itself, the lists, the counts. The queue decides what it shows. */
function refresh(ids: Iterable<string>): void {
  const { helpDesk } = api
  for (const id of ids) {
    void queryClient.invalidateQueries({ queryKey: helpDesk.open.queryKey({ input: { id } }) })
  }
  for (const list of [helpDesk.listMine, helpDesk.listQueue, helpDesk.countQueue]) {
    void queryClient.invalidateQueries({ queryKey: list.key() })
  }
  void queryClient.invalidateQueries({ queryKey: ['start'] })
}

/** Everything may have changed: the stream was broken for a while. */
function refreshAll(): void {
  void queryClient.invalidateQueries({ queryKey: api.helpDesk.open.key() })
  refresh([])
}

/** One stream of changes. Returns how to end it; `onLost` is told when the browser will not try again by itself. */
function listen(onLost: () => void): () => void {
  const source = new EventSource('/api/live')
  const waiting = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  source.addEventListener('message', (event: MessageEvent<string>) => {
    const update = JSON.parse(event.data) as LiveUpdate
    tellLiveListeners(update)
    waiting.add(update.requestId)
    clearTimeout(timer)
    timer = setTimeout(() => {
      refresh(waiting)
      waiting.clear()
    }, SETTLE_MS)
  })
  source.addEventListener('refetch', refreshAll)
  source.addEventListener('session-ended', reportSignedOut)
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) onLost()
  })
  return () => {
    clearTimeout(timer)
    source.close()
  }
}

/** Hears what changes while the page is open; comes back after a refusal, and then reads everything again. */
export function useLiveUpdates(): void {
  useEffect(() => {
    let again: ReturnType<typeof setTimeout> | undefined
    let stop = listen(lost)
    function lost() {
      again = setTimeout(() => {
        stop = listen(lost)
        refreshAll()
      }, AGAIN_MS)
    }
    return () => {
      clearTimeout(again)
      stop()
    }
  }, [])
}
