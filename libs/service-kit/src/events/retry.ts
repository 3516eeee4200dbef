import { Refusal } from '@isets/contracts'

/** Waits before the second and later tries, in milliseconds; their number plus one is the number of tries. */
export const WAITS: readonly number[] = [1_000, 5_000, 30_000, 120_000, 600_000]
/** While a server that we need is away, the event comes again after this, as often as it takes. */
const WAIT_FOR_SERVERS_MS = 1_000
/** An event that was delivered this often and never digested may be what kills us. */
const MOST_DELIVERIES = 100

/** What becomes of an event that could not be applied: another try after `wait` milliseconds, or the dead letters. */
export type Fate = { readonly wait: number } | 'dead letter'

/**
 * Counts the tries of each event in this process. JetStream's own count will not do: it also counts deliveries to a
 * process that was killed before it looked at them, and those while the database was away, which say nothing about the
 * event.
 */
export class Tries {
  readonly #waits: readonly number[]
  readonly #failures = new Map<number, number>()

  constructor(waits: readonly number[] = WAITS) {
    this.#waits = waits
  }

  /** @param sequence of the event in the stream; @param deliveries as JetStream counts them */
  failed(sequence: number, deliveries: number, error: unknown): Fate {
    if (isAway(error)) return { wait: WAIT_FOR_SERVERS_MS }
    const failures = (this.#failures.get(sequence) ?? 0) + 1
    this.#failures.set(sequence, failures)
    const wait = this.#waits[failures - 1]
    return wait === undefined || isPermanent(error) || deliveries > MOST_DELIVERIES ? 'dead letter' : { wait }
  }

  forget(sequence: number): void {
    this.#failures.delete(sequence)
  }
}

/** A server that the work needs could not take it just now. */
function isAway(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'BUSY'
}

/** A refusal or a payload of another shape fails every time; everything else may pass. */
function isPermanent(error: unknown): boolean {
  return error instanceof Refusal && !['STALE', 'DEADLINE', 'IN_PROGRESS', 'INTERNAL'].includes(error.code)
}
