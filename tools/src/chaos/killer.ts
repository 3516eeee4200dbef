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

/**
 * `kill -9` and up again, in a new random order each round and a few at a time, until `signal` says that the work is
 * done. Everything is up when it returns.
 */
export async function killAtRandom(
  system: RunningSystem,
  victims: readonly Victim[],
  random: Random,
  signal: AbortSignal,
): Promise<Deaths> {
  const deaths: Deaths = Object.fromEntries(victims.map((victim) => [victim, 0]))
  const down = new Set<Victim>()
  let round: Victim[] = []
  const next = () => {
    if (round.length === 0) round = random.shuffled(victims)
    return round.pop()
  }
  const lane = async () => {
    while (!signal.aborted) {
      await pause(random.between(100, 800))
      const victim = next()
      if (victim === undefined || down.has(victim)) continue
      down.add(victim)
      await killAndRevive(system, victim)
      down.delete(victim)
      deaths[victim] = (deaths[victim] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: Math.ceil(victims.length / ONE_IN) }, lane))
  return deaths
}

/** They have something to do when the clock goes on: digests and mails, closings, reminders. */
const CLOCK_WORKERS = ['notifier', 'help-desk', 'billing'] as const
/** A few seconds after the clock has moved all is mailed. */
const AT_WORK_MS = 4_000

/** Kills those who work by the clock at random moments while they are at it; what dies at random dies as well. */
export async function strikeAtWork(system: RunningSystem, random: Random): Promise<void> {
  const struck = CLOCK_WORKERS.map(async (victim) => {
    await pause(random.between(0, AT_WORK_MS))
    await killAndRevive(system, victim)
  })
  await Promise.all(struck)
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
