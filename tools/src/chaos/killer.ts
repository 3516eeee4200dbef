import { setTimeout as pause } from 'node:timers/promises'
import { SYSTEM_SERVICES, type RunningSystem, type SystemService } from '@isets/testing'
import type { Random } from './random.ts'

export type Victim = SystemService | 'nats' | 'postgres'

/** Every service of the system, and the servers that they use. */
export const ALL_VICTIMS: readonly Victim[] = [...SYSTEM_SERVICES, 'nats', 'postgres']

/** How often each died. */
export type Deaths = Partial<Record<Victim, number>>

/** One in so many is down or coming back at any moment: one after the other they would hardly be missed. */
const ONE_IN = 4

/** They have something to do when the clock goes on: digests and mails, closings, reminders. */
const CLOCK_WORKERS = ['notifier', 'help-desk', 'billing'] as const satisfies readonly Victim[]
/** A few seconds after the clock has moved all is mailed. */
const AT_WORK_MS = 4_000

/** Kills the parts of a system and brings them up again; nobody is killed who is down already. */
export class Killer {
  readonly #system: RunningSystem
  readonly #victims: readonly Victim[]
  readonly #down = new Set<Victim>()
  readonly #deaths: Deaths

  constructor(system: RunningSystem, victims: readonly Victim[]) {
    this.#system = system
    this.#victims = victims
    this.#deaths = Object.fromEntries(victims.map((victim) => [victim, 0]))
  }

  /** How often each has died until now. */
  get deaths(): Deaths {
    return { ...this.#deaths }
  }

  /**
   * `kill -9` and up again, in a new random order each round and a few at a time, until `signal` says that the work is
   * done. Everything that it killed is up when it returns.
   */
  async killAtRandom(random: Random, signal: AbortSignal): Promise<void> {
    let round: Victim[] = []
    const next = () => {
      if (round.length === 0) round = random.shuffled(this.#victims)
      return round.pop()
    }
    const lane = async () => {
      while (!signal.aborted) {
        await pause(random.between(100, 800))
        const victim = next()
        if (victim !== undefined) await this.#kill(victim)
      }
    }
    await Promise.all(Array.from({ length: Math.ceil(this.#victims.length / ONE_IN) }, lane))
  }

  /** Kills those who work by the clock at random moments while they are at it. */
  async strikeAtWork(random: Random): Promise<void> {
    const struck = CLOCK_WORKERS.map(async (victim) => {
      await pause(random.between(0, AT_WORK_MS))
      await this.#kill(victim)
    })
    await Promise.all(struck)
  }

  async #kill(victim: Victim): Promise<void> {
    if (this.#down.has(victim)) return
    this.#down.add(victim)
    await killAndRevive(this.#system, victim)
    this.#down.delete(victim)
    this.#deaths[victim] = (this.#deaths[victim] ?? 0) + 1
  }
}

async function killAndRevive(system: RunningSystem, victim: Victim): Promise<void> {
  if (victim === 'nats') {
    await system.nats.kill()
    await system.nats.restart()
  } else if (victim === 'postgres') {
    if (!('kill' in system.postgres)) throw new Error('This PostgreSQL is not ours to kill')
    await system.postgres.kill()
    await system.postgres.restart()
  } else {
    const service = system.service(victim)
    await service.kill('SIGKILL')
    await service.ready()
  }
}
