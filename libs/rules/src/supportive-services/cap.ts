/** SUPP-013: from so many percent of the cap on, the provider is warned. */
export const NEAR_CAP_PERCENT = 80

/**
 * Share of a yearly cap, cut to a whole number and never rounded (SUPP-011, C50): 738.80 of 1,400.00 is 52 percent.
 * Both in cents; a cap of 0 is full as soon as it exists.
 */
export function percentOfCap(totalCents: number, capCents: number): number {
  if (capCents === 0) return 100
  return Number((BigInt(totalCents) * 100n) / BigInt(capCents))
}

/** Whether a customer comes near the cap of the year, or is at it (SUPP-013). Cents; no cap is never near. */
export function isNearCap(totalCents: number, capCents: number | null): boolean {
  return capCents !== null && percentOfCap(totalCents, capCents) >= NEAR_CAP_PERCENT
}

/** What has been spent of a category in a fiscal year, and what may be. All in cents. */
export interface CapAccount {
  /** `null`: no cap. */
  readonly capCents: number | null
  /** What approved overrides add. */
  readonly approvedCents: number
  /** All other costs of the customer in this category and year. */
  readonly otherCents: number
}

/** What may still be spent without an override, in cents; `Infinity` without a cap. */
export function leftCents({ capCents, approvedCents, otherCents }: CapAccount): number {
  return capCents === null ? Number.POSITIVE_INFINITY : Math.max(0, capCents + approvedCents - otherCents)
}

/** What of a cost lies over the cap: 0 when it fits (SUPP-014, SUPP-015). Cents. */
export function excessCents(totalCents: number, account: CapAccount): number {
  return Math.max(0, totalCents - leftCents(account))
}

/** One dated setting of a category's cap. */
export interface CapSetting {
  /** `YYYY-MM-DD`, the first day on which it holds. */
  readonly startsOn: string
  readonly capCents: number | null
}

/** The cap that holds on a day (SUPP-012); `null` when none is set. */
export function capOn(settings: readonly CapSetting[], day: string): number | null {
  const begun = settings.filter(({ startsOn }) => startsOn <= day)
  return begun.toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1))[0]?.capCents ?? null
}
