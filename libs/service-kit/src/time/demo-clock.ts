import { readFileSync, statSync } from 'node:fs'
import * as z from 'zod'
import { Clock } from './clock.ts'

const ClockFile = z.object({ offsetMs: z.number() })
const LOOK_AGAIN_MS = 250

/** Business time that can be moved while the system runs: real time plus the offset that `file` holds, 0 without it. */
export class DemoClock extends Clock {
  readonly #file: string
  readonly #real: Clock
  #offsetMs = 0
  #changedAt = -1
  #lookedAt = 0

  constructor(file: string, real: Clock) {
    super()
    this.#file = file
    this.#real = real
  }

  override now(): Date {
    const real = this.#real.now().getTime()
    if (Math.abs(real - this.#lookedAt) >= LOOK_AGAIN_MS) {
      this.#lookedAt = real
      this.#look()
    }
    return new Date(real + this.#offsetMs)
  }

  #look(): void {
    const changedAt = statSync(this.#file, { throwIfNoEntry: false })?.mtimeMs
    if (changedAt === undefined) {
      this.#offsetMs = 0
      this.#changedAt = -1
      return
    }
    if (changedAt === this.#changedAt) return
    const offset = readOffset(this.#file)
    if (offset === undefined) return // half-written: the next look reads it
    this.#offsetMs = offset
    this.#changedAt = changedAt
  }
}

function readOffset(file: string): number | undefined {
  try {
    return ClockFile.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data?.offsetMs
  } catch {
    return undefined
  }
}
