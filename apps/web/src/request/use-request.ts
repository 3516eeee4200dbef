import type { HelpRequestView } from '@isets/contracts'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Opened } from '../opened/opened.ts'
import { useMay, worksOnRequests } from '../session/session.ts'

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** The id behind an address: an id itself, or a number such as HR-20871, looked for where the user may look. */
function useRequestId(ref: string): { id: string | undefined; missing: boolean; error: unknown } {
  const may = useMay()
  const isId = UUID.test(ref)
  const inQueue = worksOnRequests(may)
  const asked = { q: ref, pageSize: 10 }
  const queue = useQuery(
    api.helpDesk.listQueue.queryOptions({ input: { ...asked, view: 'all' }, enabled: !isId && inQueue }),
  )
  const mine = useQuery(api.helpDesk.listMine.queryOptions({ input: asked, enabled: !isId && !inQueue }))
  if (isId) return { id: ref, missing: false, error: null }
  const found = inQueue ? queue : mine
  const id = found.data?.rows.find(({ number }) => number.toLowerCase() === ref.toLowerCase())?.id
  return { id, missing: found.isSuccess && !id, error: found.error }
}

/** One request with messages and history, by id or number; live updates refresh it. */
export function useRequest(ref: string): Opened<HelpRequestView> {
  const { id, missing, error } = useRequestId(ref)
  const opened = useQuery(
    api.helpDesk.open.queryOptions({ input: { id: id ?? '' }, enabled: id !== undefined, staleTime: 60_000 }),
  )
  return {
    view: opened.data,
    missing,
    error: error ?? (opened.data ? null : opened.error),
    retry: () => void opened.refetch(),
  }
}
