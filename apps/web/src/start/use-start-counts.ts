import { useQueries } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useMay } from '../session/session.ts'
import { START_GROUPS, type StartLine } from './start-groups.ts'

const EVERY_MS = 60_000

/** What waits for this user, read again every minute and after each live change. A count that fails says so. */
export function useStartCounts() {
  const may = useMay()
  const { routesByPath } = useRouter()
  const isForUser = ({ to, needs }: StartLine) => to in routesByPath && (needs === undefined || may(...needs))
  const groups = START_GROUPS.filter(({ needs, lines }) => may(...needs) && lines.some(isForUser))
  return useQueries({
    queries: groups.map(({ key, load }) => ({
      queryKey: ['start', key],
      queryFn: load,
      staleTime: 0,
      refetchInterval: EVERY_MS,
      refetchOnWindowFocus: true,
    })),
    combine: (results) => ({
      lines: results.flatMap(({ data }) => data ?? []).filter(isForUser),
      isPending: results.some((result) => result.isPending),
      failures: results.flatMap(({ error }) => (error ? [error] : [])),
      isFetching: results.some((result) => result.isFetching),
      retry: () => results.forEach((result) => result.error && void result.refetch()),
    }),
  })
}
