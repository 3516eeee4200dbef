import type { HelpRequestView } from '@isets/contracts'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { openedFrom, type Opened } from '../opened/opened.ts'

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

interface Address {
  id: string | undefined
  missing: boolean
  error: unknown
  retry: () => void
}

/** The id behind an address: an id itself, or a number such as HR-20871, looked for in all that the user may read. */
function useRequestId(ref: string): Address {
  const isId = UUID.test(ref)
  const input = { q: ref, view: 'all', pageSize: 10 } as const
  const found = useQuery(api.helpDesk.listQueue.queryOptions({ input, enabled: !isId }))
  const retry = () => void found.refetch()
  if (isId) return { id: ref, missing: false, error: null, retry }
  const id = found.data?.rows.find(({ number }) => number.toLowerCase() === ref.toLowerCase())?.id
  return { id, missing: found.isSuccess && !id, error: found.error, retry }
}

/** One request with messages and history, by id or number; live updates refresh it. */
export function useRequest(ref: string): Opened<HelpRequestView> {
  const { id, ...address } = useRequestId(ref)
  const opened = useQuery(
    api.helpDesk.open.queryOptions({ input: { id: id ?? '' }, enabled: id !== undefined, staleTime: 60_000 }),
  )
  return id === undefined ? { view: undefined, ...address } : openedFrom(opened)
}
