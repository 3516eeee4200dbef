import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { reportSignedOut } from '../session/contact.ts'
import { failureOf, isPassing } from './refusal.ts'

function onError(error: unknown): void {
  if (failureOf(error).code === 'UNAUTHENTICATED') reportSignedOut()
}

/** For `throwOnError`: a page breaks while it has nothing to show. What is on the screen outlives a later failure. */
export function whenNothingIsShown(_error: unknown, { state }: { state: { data: unknown } }): boolean {
  return state.data === undefined
}

/** One cache for all pages. A session that has ended anywhere ends the page at once. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error, query) => query.meta?.['signInCheck'] || onError(error) }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => count < 2 && isPassing(failureOf(error)),
      refetchOnWindowFocus: false,
    },
    // Nobody has taken it up. What came too late may have been done: whoever asked looks first.
    mutations: { retry: (count, error) => count < 2 && failureOf(error).code === 'BUSY' },
  },
})
