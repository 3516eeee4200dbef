import { setTimeout as pause } from 'node:timers/promises'
import { SYSTEM_SERVICES, type RunningSystem, type SystemService } from '@isets/testing'
import type { Random } from './random.ts'

export type Victim = SystemService | 'nats' | 'postgres'

/** Every service of the system, and the servers that they use. */
export const ALL_VICTIMS: readonly Victim[] = [...SYSTEM_SERVICES, 'nats', 'postgres']

/** How often each died. */
export type Deaths = Partial<Record<Victim, number>>

/** In turn, in a new random order each round, `kill -9` and up again, until `signal` says that the work is done. */
export async function killAtRandom(
  system: RunningSystem,
  victims: readonly Victim[],
  random: Random,
  signal: AbortSignal,
): Promise<Deaths> {
  const deaths: Deaths = Object.fromEntries(victims.map((victim) => [victim, 0]))
  while (!signal.aborted) {
    for (const victim of random.shuffled(victims)) {
      await pause(random.between(300, 1_500))
      if (signal.aborted) break
      await killAndRevive(system, victim)
      deaths[victim] = (deaths[victim] ?? 0) + 1
    }
  }
  return deaths
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
