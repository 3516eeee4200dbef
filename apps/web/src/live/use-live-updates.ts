import type { LiveUpdate } from '@isets/contracts'
import { useEffect } from 'react'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { reportSignedOut } from '../session/contact.ts'

const SETTLE_MS = 400
const AGAIN_MS = 15_000

const { casework, helpDesk, referrals } = api
const LISTS = {
  helpRequests: [helpDesk.listMine, helpDesk.listQueue, helpDesk.countQueue],
  referrals: [referrals.listReferrals, referrals.countReferrals],
  customers: [casework.searchCustomers, casework.countCustomers],
}

function listsOf({ kind }: LiveUpdate): keyof typeof LISTS {
  if (kind === 'referral-changed') return 'referrals'
  return kind === 'customer-opened' ? 'customers' : 'helpRequests'
}

/**
 * Refreshes what changes touch: the lists, the counts, an open help request, which says itself what is new. An open
 * referral or customer stays as it was read: whoever works on it is told by its version when it has changed.
 */
function refresh(updates: readonly LiveUpdate[]): void {
  for (const update of updates) {
    if (!('requestId' in update)) continue
    void queryClient.invalidateQueries({ queryKey: helpDesk.open.queryKey({ input: { id: update.requestId } }) })
  }
  refreshLists(new Set(updates.map(listsOf)))
}

function refreshLists(names: Iterable<keyof typeof LISTS>): void {
  for (const name of names) {
    for (const list of LISTS[name]) void queryClient.invalidateQueries({ queryKey: list.key() })
  }
  void queryClient.invalidateQueries({ queryKey: ['start'] })
}

/** Everything may have changed: the stream was broken for a while. */
function refreshAll(): void {
  void queryClient.invalidateQueries({ queryKey: helpDesk.open.key() })
  refreshLists(['helpRequests', 'referrals', 'customers'])
}

/** One stream of changes. Returns how to end it; `onLost` is told when the browser will not try again by itself. */
function listen(onLost: () => void): () => void {
  const source = new EventSource('/api/live')
  let waiting: LiveUpdate[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  source.addEventListener('message', (event: MessageEvent<string>) => {
    waiting.push(JSON.parse(event.data) as LiveUpdate)
    clearTimeout(timer)
    timer = setTimeout(() => {
      refresh(waiting)
      waiting = []
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
