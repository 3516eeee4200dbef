import type { contract, OutputOf, ServiceCategory } from '@isets/contracts'
import { CATEGORIES } from '@isets/rules'

export type CapSetting = OutputOf<typeof contract.billing.listCaps>['rows'][number]

/** What holds of a category, what comes next, and what held before. */
export interface CategoryCap {
  readonly category: ServiceCategory
  readonly label: string
  readonly now: CapSetting | null
  readonly next: CapSetting | null
}

/** The categories in their order with the setting that holds on the day and the first one after it (SUPP-012). */
export function capsOn(settings: readonly CapSetting[], day: string): CategoryCap[] {
  return (Object.keys(CATEGORIES) as ServiceCategory[]).map((category) => {
    const own = settings.filter((one) => one.category === category).toSorted(byDay)
    const now = own.filter(({ startsOn }) => startsOn <= day).at(-1) ?? null
    const next = own.find(({ startsOn }) => startsOn > day) ?? null
    return { category, label: CATEGORIES[category].label, now, next }
  })
}

/** Whether a setting is still to come, holds on the day, or held before. */
export function standingOf(setting: CapSetting, caps: readonly CategoryCap[], day: string): 'future' | 'now' | 'past' {
  if (setting.startsOn > day) return 'future'
  const current = caps.find(({ category }) => category === setting.category)?.now
  return current?.startsOn === setting.startsOn ? 'now' : 'past'
}

function byDay(one: CapSetting, other: CapSetting): number {
  return one.startsOn < other.startsOn ? -1 : 1
}
