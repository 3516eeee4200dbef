import { failureOf, isHidden } from '../api/refusal.ts'

/** One record as its page shows it: there, on its way, missing, or not to be had just now. */
export interface Opened<View> {
  view: View | undefined
  missing: boolean
  error: unknown
  retry: () => void
}

interface RecordQuery<View> {
  data: View | undefined
  error: unknown
  refetch: () => unknown
}

/**
 * What a query of one record says. A record that is not there, or no longer there for the reader, is missing and no
 * failure; whatever else fails leaves on the screen what was read before.
 */
export function openedFrom<View>({ data, error, refetch }: RecordQuery<View>): Opened<View> {
  const missing = error !== null && isHidden(failureOf(error))
  return { view: missing ? undefined : data, missing, error: missing ? null : error, retry: () => void refetch() }
}
