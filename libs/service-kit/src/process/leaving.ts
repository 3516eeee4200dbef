import { Injectable } from '@nestjs/common'

/** Takes up nothing new from this moment, and resolves when what is in hand is finished. */
type Stop = () => Promise<void>

/** Tells what works by itself, beside handlers, consumers and jobs, that the service leaves. */
@Injectable()
export class Leaving {
  readonly #stops: Stop[] = []

  /** Calls `stop` as soon as the service is told to leave, and gives it the time of the drain. */
  first(stop: Stop): void {
    this.#stops.push(stop)
  }

  async begin(): Promise<void> {
    await Promise.all(this.#stops.map((stop) => stop()))
  }
}
