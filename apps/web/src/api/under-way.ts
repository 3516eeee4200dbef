import type { MutationKey } from '@tanstack/react-query'
import { queryClient } from './query-client.ts'

/** Whether such a change is on its way: known at once, so that the second click of two finds the first. */
export function isUnderWay(mutationKey: MutationKey): boolean {
  return queryClient.isMutating({ mutationKey }) > 0
}
