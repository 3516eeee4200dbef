import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { page, searchOf, year } from '../list/list-search.ts'
import { useListSearch } from '../list/use-list-search.ts'

/** Costs of a year that are shown at once. */
const MOST_COSTS = 200

/** `/customers/$id/services?fiscalYear=2026` */
const parseServicesSearch = searchOf({ fiscalYear: year, page })

/** The fiscal year of the address, so that Back and a copied link show the same one; none is the present year. */
export function useFiscalYear() {
  const { search, show } = useListSearch(parseServicesSearch)
  return [search.fiscalYear, (fiscalYear: number) => show({ fiscalYear })] as const
}

/** The customer's year, and its costs. */
export function useServices(customerId: string, fiscalYear: number | undefined) {
  const year = useQuery(
    api.billing.openServices.queryOptions({ input: { customerId, ...(fiscalYear !== undefined && { fiscalYear }) } }),
  )
  const shown = year.data?.fiscalYear
  const costs = useQuery(
    api.billing.listCosts.queryOptions({
      input: { customerId, ...(shown !== undefined && { fiscalYear: shown }), pageSize: MOST_COSTS },
      enabled: shown !== undefined,
    }),
  )
  return { year, costs }
}

/** After any change of costs or requests: everything that shows money is read anew. */
export async function refreshServices(): Promise<void> {
  const { openServices, listCosts, listOverrides, countOverrides, openOverride } = api.billing
  const keys = [openServices.key(), listCosts.key(), listOverrides.key(), countOverrides.key(), openOverride.key()]
  await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
}
