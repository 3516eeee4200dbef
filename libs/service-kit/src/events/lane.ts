/**
 * A queue whose work is done one after the other: what came while the last was in hand is handed over together, in
 * the order in which it came. Between two works it may rest until it is full: more is done together then.
 */
export class Lane<Item> {
  readonly #most: number
  readonly #work: (items: readonly Item[]) => Promise<void>
  readonly #rest: () => Promise<void>
  #waiting: Item[] = []
  #working: Promise<void> | undefined
  #room: (() => void) | undefined
  #full: (() => void) | undefined

  /** @param most items that wait; @param work does not throw */
  constructor(
    most: number,
    work: (items: readonly Item[]) => Promise<void>,
    rest: () => Promise<void> = () => Promise.resolve(),
  ) {
    this.#most = most
    this.#work = work
    this.#rest = rest
  }

  /** Waits while the lane is full. For one caller at a time. */
  async put(item: Item): Promise<void> {
    if (this.#waiting.length >= this.#most) await new Promise<void>((resolve) => (this.#room = resolve))
    this.#waiting.push(item)
    if (this.#waiting.length >= this.#most) this.#full?.()
    this.#working ??= this.#run()
  }

  /** Until nothing waits and nothing is in hand. */
  async done(): Promise<void> {
    await this.#working
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const items = this.#waiting
      this.#waiting = []
      this.#room?.()
      this.#room = undefined
      await this.#work(items)
      if (this.#waiting.length < this.#most) await Promise.race([this.#rest(), this.#filled()])
    }
    this.#working = undefined
  }

  #filled(): Promise<void> {
    return new Promise((resolve) => (this.#full = resolve))
  }
}
