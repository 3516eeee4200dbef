import { SkeletonLines } from '@isets/ui'
import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { ListFailure } from '../list/list-states.tsx'
import { openedFrom } from '../opened/opened.ts'

interface PartQuery<View> {
  data: View | undefined
  error: unknown
  isPending: boolean
  isFetching: boolean
  refetch: () => unknown
}

interface RecordPartProps<View> {
  customerId: string
  query: PartQuery<View>
  /** Of the skeleton, while there is nothing yet. */
  lines: number
  children: (view: View) => ReactNode
}

/**
 * What a tab reads of a customer's record beside the record itself. When it is hidden by now, what was read gives way
 * at once, and the record is asked whether it is still there.
 */
export function RecordPart<View>({ customerId, query, lines, children }: RecordPartProps<View>) {
  const { t } = useTranslation()
  const { view, missing } = openedFrom(query)
  const { error } = query
  useEffect(() => {
    if (!error || !missing) return
    const queryKey = api.casework.openCustomer.queryKey({ input: { id: customerId } })
    void queryClient.invalidateQueries({ queryKey })
  }, [error, missing, customerId])
  return (
    <>
      {error ? <ListFailure error={error} busy={query.isFetching} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonLines label={t('shell.loading')} lines={lines} /> : null}
      {view === undefined ? null : children(view)}
    </>
  )
}
