import { Refusal } from '@isets/contracts'

/** Lets a bounded number of calls run and a bounded number wait; everything beyond is refused with BUSY. */
export class Gate {
  readonly #runningLimit: number
  readonly #waitingLimit: number
  readonly #waiting: (() => void)[] = []
  readonly #idle: (() => void)[] = []
  #running = 0

  constructor(runningLimit = 32, waitingLimit = 64) {
    this.#runningLimit = runningLimit
    this.#waitingLimit = waitingLimit
  }

  /** Calls that run or wait. */
  get inFlight(): number {
    return this.#running + this.#waiting.length
  }

  /** @throws Refusal BUSY when the queue is full. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter()
    try {
      return await work()
    } finally {
      this.#leave()
    }
  }

  /** Resolves when nothing runs or waits any more. */
  async idle(): Promise<void> {
    if (this.inFlight > 0) await new Promise<void>((resolve) => this.#idle.push(resolve))
  }

  async #enter(): Promise<void> {
    if (this.#running < this.#runningLimit) {
      this.#running += 1
      return
    }
    if (this.#waiting.length >= this.#waitingLimit) throw new Refusal('BUSY', { retryAfter: 1 })
    await new Promise<void>((resolve) => this.#waiting.push(resolve)) // the leaving call hands its place over
  }

  #leave(): void {
    const next = this.#waiting.shift()
    if (next !== undefined) return next()
    this.#running -= 1
    if (this.#running === 0) this.#idle.splice(0).forEach((resolve) => resolve())
  }
}
