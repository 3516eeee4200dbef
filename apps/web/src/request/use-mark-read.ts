import type { HelpRequestView } from '@isets/contracts'
import { useEffect } from 'react'
import { api, client } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { patchRows } from './patch-cache.ts'

/** Tells the server that the user has seen everything, as soon as the request is on screen. */
export function useMarkRead(request: HelpRequestView | undefined): void {
  const id = request?.unread ? request.id : undefined
  const version = request?.version
  useEffect(() => {
    if (!id) return
    client.helpDesk.markRead({ id }, { context: { background: true } }).then(
      () => {
        patchRows(id, { unread: false })
        const { queryKey } = api.helpDesk.open.queryOptions({ input: { id } })
        queryClient.setQueryData(queryKey, (shown) => shown && { ...shown, unread: false })
      },
      () => undefined,
    )
  }, [id, version])
}
