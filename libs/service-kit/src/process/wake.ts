/** A pause that can be cut short: by a signal that there is work, or by the end of the process. */
export class Wake {
  #resolve: (() => void) | undefined
  #pending = false

  /** Ends the current pause, or the next one before it begins. */
  now(): void {
    this.#pending = true
    this.#resolve?.()
  }

  /** Waits at most `limitMs`. */
  async within(limitMs: number): Promise<void> {
    if (!this.#pending) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, limitMs)
        this.#resolve = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    this.#pending = false
    this.#resolve = undefined
  }
}
