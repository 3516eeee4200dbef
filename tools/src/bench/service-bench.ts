import { DEMO_PASSWORD, DEMO_USERS } from '@isets/demo'
import { factsTakenIn, openDatabases, type RunningSystem, type Service } from '@isets/testing'
import type { Role } from '@isets/contracts'
import type { Pool } from 'pg'
import { signIn, type HttpSession } from '../load/http-session.ts'
import { startForProof } from '../load/proof-system.ts'
import { idleMemory, memoryTable } from './memory-table.ts'
import { measureWorks } from './measure-works.ts'
import type { BenchOptions, BenchResult } from './result.ts'
import type { Work } from './workload.ts'

export interface ServiceBenchOptions extends BenchOptions {
  readonly customers: number
}

/** What is measured of one service. */
export interface ServiceBench {
  readonly service: Service
  /** Fills its database, as the owner. */
  fill(database: Pool, customers: number): Promise<void>
  works(stage: BenchStage): Promise<readonly Work[]>
}

export interface BenchStage {
  readonly database: Pool
  /** Demo people of a role, signed in; of one organisation when that is named. */
  signedIn(role: Role, organisationId?: string): Promise<HttpSession>
}

/** Fills one service and measures it through HTTP, each figure beside the database's own with the same statements. */
export async function benchService(
  { service, fill, works }: ServiceBench,
  options: ServiceBenchOptions,
  say: (line: string) => void,
): Promise<BenchResult> {
  await using system = await startForProof(say)
  await using opened = openDatabases(system)
  say('Waiting until everybody knows the demo data')
  await factsTakenIn(system)
  say('Waiting until the services have come to rest')
  const idle = await idleMemory(system)
  say(`Filling in ${options.customers} customers`)
  await fill(opened.databases[service], options.customers)

  const stage = stageOf(system, opened.databases[service])
  const lines = await measureWorks(system, service, await works(stage), options, say)
  return { lines, idle, after: memoryTable(system) }
}

/** Where works are made ready. */
export function stageOf(system: RunningSystem, database: Pool): BenchStage {
  return {
    database,
    signedIn: async (role, organisationId) => {
      const user = DEMO_USERS.find(
        (one) =>
          one.status === 'active' &&
          one.roles.includes(role) &&
          (organisationId === undefined || one.organisationId === organisationId),
      )
      if (user === undefined) throw new Error(`The demo has no ${role}`)
      return signIn(system.webUrl, user.email, DEMO_PASSWORD)
    },
  }
}
