/** A wait that can be cut short. */
export class Pause {
  #resolve: (() => void) | undefined

  async for(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      this.#resolve = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  end(): void {
    this.#resolve?.()
  }
}
