import { failureOf } from '../api/refusal.ts'

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

/** What a query of one record says: a record that is not there, or hidden from the reader, is missing and no failure. */
export function openedFrom<View>({ data, error, refetch }: RecordQuery<View>): Opened<View> {
  const missing = error !== null && failureOf(error).code === 'NOT_FOUND'
  return { view: data, missing, error: missing ? null : error, retry: () => void refetch() }
}
