import { setTimeout as pause } from 'node:timers/promises'
import { SYSTEM_SERVICES, type RunningSystem } from '@isets/testing'
import { memoryOf } from '../load/process-memory.ts'

const LOOK_MS = 2_000
/** Garbage of the work before is given back within minutes once nobody works. */
const STEADY_MS = 30_000
const MOST_MS = 300_000
const NOTICED_MB = 5

/** The memory table of a system in which nobody works: once the services have given back what their start has cost. */
export async function idleMemory(system: RunningSystem): Promise<Record<string, number>> {
  const begin = performance.now()
  let least = Infinity
  let since = begin
  for (;;) {
    const table = memoryTable(system)
    const now = performance.now()
    if (servicesTotal(table) < least - NOTICED_MB) {
      least = servicesTotal(table)
      since = now
    }
    if (now - since > STEADY_MS || now - begin > MOST_MS) return table
    await pause(LOOK_MS)
  }
}

/** Megabytes of every process of the system, the database server and NATS with all their children. */
export function memoryTable(system: RunningSystem): Record<string, number> {
  const named: [string, number | undefined][] = [
    ...SYSTEM_SERVICES.map((name): [string, number | undefined] => [name, system.service(name).pid]),
    ['nats', system.nats.pid],
    ['postgres', 'pid' in system.postgres ? system.postgres.pid : undefined],
  ]
  return Object.fromEntries(named.map(([name, pid]) => [name, pid === undefined ? 0 : memoryOf(pid)]))
}

/** The services alone, without the servers they use. */
export function servicesTotal(table: Readonly<Record<string, number>>): number {
  return SYSTEM_SERVICES.reduce((sum, name) => sum + (table[name] ?? 0), 0)
}

/** Everything together. */
export function total(table: Readonly<Record<string, number>>): number {
  return Object.values(table).reduce((sum, megabytes) => sum + megabytes, 0)
}
