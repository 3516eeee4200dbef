import type { contract, OutputOf } from '@isets/contracts'

export type DeadlineSetting = OutputOf<typeof contract.casework.listScreeningDeadlines>['rows'][number]

/** The setting that holds on the day, and the first one after it (ASMT-021). */
export function deadlinesOn(settings: readonly DeadlineSetting[], day: string) {
  const inOrder = settings.toSorted((one, other) => one.startsOn.localeCompare(other.startsOn))
  return {
    now: inOrder.findLast(({ startsOn }) => startsOn <= day),
    next: inOrder.find(({ startsOn }) => startsOn > day),
  }
}

/** The days as they were typed, or `null`. */
export function daysIn(text: string): number | null {
  const days = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0
  return days >= 1 && days <= 365 ? days : null
}
