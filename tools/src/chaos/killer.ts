import { setTimeout as pause } from 'node:timers/promises'
import type { RunningSystem } from '@isets/testing'
import type { Random } from './random.ts'

export const VICTIMS = ['help-desk', 'notifier', 'nats', 'postgres'] as const
export type Victim = (typeof VICTIMS)[number]

/**
 * In turn, in a new random order each round, `kill -9` and up again, until `signal` says that the work is done.
 *
 * @returns how often each died
 */
export async function killAtRandom(
  system: RunningSystem,
  random: Random,
  signal: AbortSignal,
): Promise<Record<Victim, number>> {
  const deaths: Record<Victim, number> = { 'help-desk': 0, notifier: 0, nats: 0, postgres: 0 }
  while (!signal.aborted) {
    for (const victim of shuffled(VICTIMS, random)) {
      await pause(random.between(300, 1_500))
      if (signal.aborted) break
      await killAndRevive(system, victim)
      deaths[victim]++
    }
  }
  return deaths
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
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
