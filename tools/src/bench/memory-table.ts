import { SYSTEM_SERVICES, type RunningSystem } from '@isets/testing'
import { memoryOf } from '../load/process-memory.ts'

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
