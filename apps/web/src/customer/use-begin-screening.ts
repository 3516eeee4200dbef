import type { ScreeningView } from '@isets/contracts'
import { useMutation } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'

/** Shows what the server gave at once, and reads again what hangs on it. */
export async function keepScreening(view: ScreeningView): Promise<void> {
  queryClient.setQueryData(api.casework.openScreening.queryKey({ input: { id: view.id } }), view)
  void queryClient.invalidateQueries({ queryKey: api.casework.openCustomer.key() })
  await queryClient.invalidateQueries({ queryKey: api.casework.listScreenings.key() })
}

/** Begins a screening, or goes on with the own draft. */
export function useBeginScreening(onBegun: (id: string) => void) {
  return useMutation(
    api.casework.startScreening.mutationOptions({
      onSuccess: async (view) => {
        await keepScreening(view)
        onBegun(view.id)
      },
    }),
  )
}
