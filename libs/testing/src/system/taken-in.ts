import { eventually } from '../time/eventually.ts'
import { openDatabases } from './open-databases.ts'
import type { RunningSystem } from './running-system.ts'
import { unsettled } from './unsettled.ts'

/** Thousands of facts of the demo data go through the consumers first. */
const DEMO_DATA_MS = 600_000

/**
 * Waits until all services know what the others told and every mail has gone out.
 * @param patienceMs ten minutes unless told
 * @throws Error that says what is still on its way, or where services disagree
 */
export async function factsTakenIn(system: RunningSystem, patienceMs = DEMO_DATA_MS): Promise<void> {
  await using opened = openDatabases(system)
  const settled = async () => {
    const open = await unsettled(system, opened.databases)
    if (open.length > 0) throw new Error(`Not everything has caught up: ${open.join('; ')}`)
    return true
  }
  await eventually(settled, { timeout: patienceMs, every: 250 })
}
