interface Patience {
  /** Milliseconds until we give up; 30,000 unless told. */
  readonly timeout?: number
  /** Milliseconds between two looks; 20 unless told. */
  readonly every?: number
}

/**
 * Waits until `look` neither throws nor returns `false`, `null` or `undefined`, and gives what it returned.
 * Throws what the last look threw (or a sentence) when the time is up.
 */
export async function eventually<Found>(
  look: () => Found | Promise<Found>,
  { timeout = 30_000, every = 20 }: Patience = {},
): Promise<NonNullable<Exclude<Found, false>>> {
  const until = performance.now() + timeout
  for (;;) {
    const { found, problem } = await attempt(look)
    if (found !== false && found !== null && found !== undefined) return found as NonNullable<Exclude<Found, false>>
    if (performance.now() > until) throw problem ?? new Error(`Nothing came true within ${timeout} ms.`)
    await new Promise((resolve) => setTimeout(resolve, every))
  }
}

async function attempt<Found>(look: () => Found | Promise<Found>): Promise<{ found?: Found; problem?: unknown }> {
  try {
    return { found: await look() }
  } catch (problem) {
    return { problem }
  }
}
