/** A seeded source of randomness (mulberry32): the same seed gives the same run of numbers. */
export interface Random {
  readonly seed: number
  /** At least 0, below 1. */
  next(): number
  /** A whole number from `low` up to and including `high`. */
  between(low: number, high: number): number
  /** The same items in another order. */
  shuffled<T>(items: readonly T[]): T[]
}

export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const shuffled = <T>(items: readonly T[]) =>
    items
      .map((item) => ({ item, place: next() }))
      .sort((a, b) => a.place - b.place)
      .map(({ item }) => item)
  return { seed, next, between, shuffled }
}
