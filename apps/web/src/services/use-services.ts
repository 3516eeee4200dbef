import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { page, searchOf, year } from '../list/list-search.ts'
import { useListSearch } from '../list/use-list-search.ts'

/** Costs of a year that are shown at once. */
const MOST_COSTS = 200
/** How often a goal is looked for while there is none. */
const UNTIL_GOAL_MS = 2_000

/** `/customers/$id/services?fiscalYear=2026` */
const parseServicesSearch = searchOf({ fiscalYear: year, page })

/** The fiscal year of the address, so that Back and a copied link show the same one; none is the present year. */
export function useFiscalYear() {
  const { search, show } = useListSearch(parseServicesSearch)
  return [search.fiscalYear, (fiscalYear: number) => show({ fiscalYear })] as const
}

function yearOf(customerId: string, fiscalYear: number | undefined) {
  const input = { customerId, ...(fiscalYear !== undefined && { fiscalYear }) }
  return api.billing.openServices.queryOptions({ input })
}

/** The customer's year, and its costs. */
export function useServices(customerId: string, fiscalYear: number | undefined) {
  const year = useQuery(yearOf(customerId, fiscalYear))
  const shown = year.data?.fiscalYear
  const costs = useQuery(
    api.billing.listCosts.queryOptions({
      input: { customerId, ...(shown !== undefined && { fiscalYear: shown }), pageSize: MOST_COSTS },
      enabled: shown !== undefined,
    }),
  )
  return { year, costs }
}

/**
 * Reads the year that is shown anew for a dialog, and again until there is a goal to choose: billing hears of a goal
 * shortly after the plan has it.
 */
export function useServicesAnew(customerId: string, hasGoal: boolean): void {
  const [fiscalYear] = useFiscalYear()
  useQuery({ ...yearOf(customerId, fiscalYear), staleTime: 0, refetchInterval: hasGoal ? false : UNTIL_GOAL_MS })
}

/** After any change of costs or requests: everything that shows money is read anew. */
export async function refreshServices(): Promise<void> {
  const { openServices, listCosts, listOverrides, countOverrides, openOverride } = api.billing
  const keys = [openServices.key(), listCosts.key(), listOverrides.key(), countOverrides.key(), openOverride.key()]
  await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
}
