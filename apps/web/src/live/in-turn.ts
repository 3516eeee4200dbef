/** What we use of the Web Locks of the browser. */
export interface Locks {
  request: (
    name: string,
    options: { ifAvailable?: boolean; signal?: AbortSignal },
    work: (lock: unknown) => Promise<boolean>,
  ) => Promise<boolean>
}

const LOCK = 'isets-live'

/**
 * Does `work` while no other page of this browser does: at once, or when the one before has gone, however it went.
 * `work` gets whether anything was missed until its turn, and returns how to end it. Returns how to give up the turn or
 * the place in the line. Where the browser refuses its locks the work is done without.
 */
export function inTurn(locks: Locks, missed: boolean, work: (missed: boolean) => () => void): () => void {
  const leaving = new AbortController()
  const { signal } = leaving
  const untilLeaving = (wasLate: boolean): Promise<boolean> => {
    if (signal.aborted) return Promise.resolve(true)
    const end = work(wasLate)
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        end()
        resolve(true)
      })
    })
  }
  const compete = async () => {
    const first = { ifAvailable: true }
    const hadIt = await locks.request(LOCK, first, async (lock) => lock !== null && untilLeaving(missed))
    if (!hadIt && !signal.aborted) await locks.request(LOCK, { signal }, () => untilLeaving(true))
  }
  compete().catch(() => {
    if (!signal.aborted) void untilLeaving(missed)
  })
  return () => leaving.abort()
}
