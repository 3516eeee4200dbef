import type { PromiseView } from '@isets/contracts'
import { TimeLeftBadge } from '@isets/ui'
import { timeLeftOf } from '../time/time-left.ts'
import { useMinute } from '../time/use-minute.ts'

/** The promise of a help request, as the queue shows it. */
export function DueBadge({ promise }: { promise: PromiseView }) {
  const now = useMinute()
  return <TimeLeftBadge {...timeLeftOf(promise, now)} />
}
