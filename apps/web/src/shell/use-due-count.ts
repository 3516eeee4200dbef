import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { useMay } from '../session/session.ts'

/** How many requests are overdue or due soon, for the mark in the rail; 0 for those without the queue. */
export function useDueCount(): number {
  const may = useMay()
  const counts = useQuery(
    api.helpDesk.countQueue.queryOptions({
      input: {},
      enabled: may('triage', 'HelpRequest'),
      context: { background: true },
      staleTime: 60_000,
    }),
  )
  return counts.data?.due ?? 0
}
