/** A clock that stands still until it is moved. It fits the `Clock` that services inject. */
export class ManualClock {
  #now: number

  /** @param start an instant such as `2026-03-02T15:00:00Z` */
  constructor(start: string | Date = '2026-03-02T15:00:00Z') {
    this.#now = new Date(start).getTime()
  }

  now(): Date {
    return new Date(this.#now)
  }

  set(instant: string | Date): void {
    this.#now = new Date(instant).getTime()
  }

  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number; milliseconds?: number }): Date {
    const { days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 } = by
    this.#now += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds
    return this.now()
  }
}
