import { setTimeout as pause } from 'node:timers/promises'

const FIRST_WAIT_MS = 100
const LONGER_MS = 50
const LONGEST_MS = 1_100

/** One in so many answers, and the first of all, gets lost on its way: whoever waits for it sends the same again. */
export const LOSES_ONE_IN = 3

/**
 * Tries until `attempt` brings something definite, with longer and longer waits between.
 * @throws Error when `attempt` does, or after `patienceMs`
 */
export async function insisting<Said>(
  who: string,
  patienceMs: number,
  attempt: () => Promise<Said | undefined>,
): Promise<{ said: Said; tries: number }> {
  const end = performance.now() + patienceMs
  for (let tries = 1; performance.now() < end; tries++) {
    const said = await attempt()
    if (said !== undefined) return { said, tries }
    await pause(Math.min(FIRST_WAIT_MS + tries * LONGER_MS, LONGEST_MS))
  }
  throw new Error(`${who}: no definite answer within ${patienceMs / 1000} s`)
}
