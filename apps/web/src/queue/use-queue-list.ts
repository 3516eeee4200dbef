import type { HelpRequestRow } from '@isets/contracts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { mergeRows, newOnes } from './merge-rows.ts'
import { queueInput, type QueueSearch } from './queue-search.ts'

interface Adopted {
  filter: string
  data: { rows: HelpRequestRow[]; total: number }
  rows: HelpRequestRow[]
  total: number
}

/** The rows of the queue in an order that stands still, and how many new ones wait. */
export function useQueueList(search: QueueSearch) {
  const input = queueInput(search)
  const filter = JSON.stringify(input)
  const list = useQuery(
    api.helpDesk.listQueue.queryOptions({ input, placeholderData: keepPreviousData, staleTime: 0, gcTime: 60_000 }),
  )
  const [adopted, setAdopted] = useState<Adopted | null>(null)
  const { data } = list

  if (data && !list.isPlaceholderData && adopted?.data !== data) {
    const same = adopted?.filter === filter
    const rows = same && adopted ? mergeRows(adopted.rows, data.rows) : data.rows
    setAdopted({ filter, data, rows, total: same && adopted ? adopted.total : data.total })
  }

  return {
    rows: adopted?.rows ?? [],
    total: data?.total ?? 0,
    /** There are more than `total`: counting has a limit. */
    isCapped: data?.totalIsCapped === true,
    newCount: adopted && data && adopted.filter === filter ? newOnes(adopted, data) : 0,
    isLoading: list.isPending,
    isStale: list.isPlaceholderData,
    error: list.error,
    isFetching: list.isFetching,
    updatedAt: list.dataUpdatedAt,
    /** Shows the fresh order. */
    accept: () => {
      setAdopted(null)
      void list.refetch()
    },
    retry: () => void list.refetch(),
  }
}
export type QueueList = ReturnType<typeof useQueueList>
