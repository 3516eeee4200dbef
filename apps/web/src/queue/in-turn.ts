interface Versioned {
  readonly id: string
  readonly version: number
}

/** By request: the version that the last change under way leaves behind. */
const underWay = new Map<string, Promise<number>>()

/**
 * Sends changes of one request one after the other, each on the version that the one before has left: whoever sets
 * category and priority in one go is not told that somebody else was faster. A refused change leaves what was seen.
 */
export function inTurn<Changed extends Versioned>(
  seen: Versioned,
  send: (version: number) => Promise<Changed>,
): Promise<Changed> {
  const before = underWay.get(seen.id) ?? Promise.resolve(seen.version)
  const sent = before.then(send)
  const after = sent.then(
    ({ version }) => version,
    () => seen.version,
  )
  underWay.set(seen.id, after)
  void after.then(() => {
    if (underWay.get(seen.id) === after) underWay.delete(seen.id)
  })
  return sent
}
