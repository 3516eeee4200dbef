/**
 * A number from 0 to `size - 1` that looks drawn and is always the same for the same `seed` and `purpose`: every service
 * draws alike, without keeping a generator in step.
 */
export function draw(seed: number, purpose: string, size: number): number {
  let hash = 0x811c9dc5 ^ seed
  for (const letter of purpose) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) % size
}

/** One of the items, drawn. @throws RangeError when there are none */
export function drawOne<Item>(seed: number, purpose: string, items: readonly Item[]): Item {
  const item = items[draw(seed, purpose, items.length)]
  if (item === undefined) throw new RangeError(`There is nothing to draw for ${purpose}`)
  return item
}

/** One of the keys, each as often as its weight says. */
export function drawWeighted<Key extends string>(
  seed: number,
  purpose: string,
  weights: readonly (readonly [Key, number, ...unknown[]])[],
): Key {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
  let left = draw(seed, purpose, total)
  for (const [key, weight] of weights) {
    if (left < weight) return key
    left -= weight
  }
  throw new RangeError(`There is nothing to draw for ${purpose}`)
}
