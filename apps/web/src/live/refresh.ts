import type { LiveUpdate } from '@isets/contracts'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import type { LiveMessage } from './live-stream.ts'

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
export function refresh(messages: readonly LiveMessage[]): void {
  if (messages.some(({ type }) => type === 'refetch')) {
    refreshAll()
    return
  }
  const updates = messages.flatMap((message) => (message.type === 'update' ? message.update : []))
  for (const update of updates) {
    if (!('requestId' in update)) continue
    void queryClient.invalidateQueries({ queryKey: helpDesk.open.queryKey({ input: { id: update.requestId } }) })
  }
  refreshLists(new Set(updates.map(listsOf)))
}

/** Also after a change of one's own. */
export function refreshLists(names: Iterable<keyof typeof LISTS>): void {
  for (const name of names) {
    for (const list of LISTS[name]) void queryClient.invalidateQueries({ queryKey: list.key() })
  }
  void queryClient.invalidateQueries({ queryKey: ['start'] })
}

/** Everything may have changed: nobody listened for a while. */
function refreshAll(): void {
  void queryClient.invalidateQueries({ queryKey: helpDesk.open.key() })
  refreshLists(['helpRequests', 'referrals', 'customers'])
}
