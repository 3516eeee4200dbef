import { DEMO_ACCOUNTS, DEMO_PASSWORD, DEMO_USERS } from '@isets/demo'
import { eventually, factsTakenIn, type RunningSystem } from '@isets/testing'
import { Pool } from 'pg'
import { signIn, type HttpSession } from '../load/http-session.ts'
import { measure } from '../load/measure.ts'
import { startForProof } from '../load/proof-system.ts'
import { captureWrites, databaseWrites, measureDatabase } from './database-limit.ts'
import { fillHelpDesk } from './fill.ts'
import { measureWorks } from './measure-works.ts'
import { idleMemory, memoryTable } from './memory-table.ts'
import { addAgents } from './people.ts'
import type { BenchLine, BenchOptions, BenchResult } from './result.ts'
import { folderOfTwoStarts, secondsToStart } from './second-start.ts'
import { at, reading, writing } from './workload.ts'

export interface HelpDeskOptions extends BenchOptions {
  readonly requests: number
}

export interface HelpDeskResult extends BenchResult {
  readonly mails: { readonly queued: number; readonly sent: number }
}

const AGENTS = 50
/** The notifier sends 50 mails a second (MAILS_PER_SECOND), and each work causes thousands. */
const MAILS_MS = 600_000

/**
 * Fills the help desk and measures it through HTTP, each figure beside the database's own on the same machine. The mails
 * of one work are sent before the next one begins: each figure carries its own mails only. Then the system is stopped
 * and started again as `npm start` does it, with all that data.
 */
export async function benchHelpDesk(options: HelpDeskOptions, say: (line: string) => void): Promise<HelpDeskResult> {
  using folder = folderOfTwoStarts()
  const measured = await measureOnce(folder.dir, options, say)
  const secondStart = await secondsToStart(() => startForProof(say, { dir: folder.dir, mail: 'maildev' }))
  return { ...measured, secondStart }
}

async function measureOnce(
  dir: string,
  options: HelpDeskOptions,
  say: (line: string) => void,
): Promise<HelpDeskResult> {
  await using system = await startForProof(say, { dir })
  say('Waiting until everybody knows the demo data')
  await factsTakenIn(system)
  say('Waiting until the services have come to rest')
  const idle = await idleMemory(system)
  await using helpDesk = pool(system.databaseUrl('help-desk'))
  await using identity = pool(system.databaseUrl('identity'))
  const agentEmails = await addAgents(identity.pool, helpDesk.pool, AGENTS)
  say(`Filling in ${options.requests} requests with 3 messages each, and ${AGENTS} agents`)
  await fillHelpDesk(helpDesk.pool, { requests: options.requests, answersEach: 2 })

  say('Signing in')
  const requesters = await signedIn(system, requesterEmails(16))
  const agents = await signedIn(system, agentEmails)
  const ids = await idsOf(helpDesk.pool, 'true', 20_000)
  const lines = await measureWrites({ system, helpDesk: helpDesk.pool, requesters, agents }, options, say)
  await allSent(system)
  lines.push(...(await measureWorks(system, 'help-desk', reading(agents, ids), options, say)))
  return { lines, idle, after: memoryTable(system), mails: await mailCounts(system) }
}

interface Desk {
  readonly system: RunningSystem
  readonly helpDesk: Pool
  readonly requesters: readonly HttpSession[]
  readonly agents: readonly HttpSession[]
}

async function measureWrites(
  { system, helpDesk, requesters, agents }: Desk,
  options: BenchOptions,
  say: (line: string) => void,
): Promise<BenchLine[]> {
  const writes = await captureWrites(helpDesk, at(requesters, 0), at(agents, 0))
  const openIds = await idsOf(helpDesk, `status in ('new', 'in_progress') and version = 1`, 5_000)
  const straight = databaseWrites(writes, await idsOf(helpDesk, `status = 'resolved'`, 5_000))
  const lines: BenchLine[] = []
  for (const work of writing(requesters, agents, openIds)) {
    const straightWork = straight[work.name]
    if (!straightWork) throw new Error(`Nothing measures the database for: ${work.name}`)
    for (const connections of options.connections) {
      await allSent(system)
      say(`${work.name}, ${connections} connections`)
      const http = await measure(connections, options.time, work.run)
      const database = await measureDatabase(helpDesk, straightWork, connections, options.time)
      lines.push({ work: work.name, connections, http, database, p95Goal: undefined })
    }
  }
  return lines
}

function pool(connectionString: string): { pool: Pool } & AsyncDisposable {
  const made = new Pool({ connectionString, max: 40 })
  return { pool: made, [Symbol.asyncDispose]: () => made.end() }
}

function requesterEmails(count: number): string[] {
  const first = DEMO_ACCOUNTS[0]?.user.email
  const others = DEMO_USERS.filter((user) => user.roles.includes('partner')).map((user) => user.email)
  return [...new Set([...(first ? [first] : []), ...others])].slice(0, count)
}

async function signedIn(system: RunningSystem, emails: readonly string[]): Promise<HttpSession[]> {
  const sessions: HttpSession[] = []
  for (const email of emails) sessions.push(await signIn(system.webUrl, email, DEMO_PASSWORD))
  return sessions
}

async function idsOf(help: Pool, where: string, limit: number): Promise<string[]> {
  const { rows } = await help.query<{ id: string }>(`select id from help_request where ${where} limit ${limit}`)
  return rows.map((row) => row.id)
}

async function allSent(system: RunningSystem): Promise<void> {
  await eventually(async () => (await mailCounts(system)).queued === 0, { timeout: MAILS_MS, every: 500 })
}

/** How far the mails came that everything else causes. */
async function mailCounts(system: RunningSystem): Promise<HelpDeskResult['mails']> {
  await using notifier = pool(system.databaseUrl('notifier'))
  const { rows } = await notifier.pool.query<{ queued: string; sent: string }>(
    `select count(*) filter (where state <> 'sent') as queued, count(*) filter (where state = 'sent') as sent
     from delivery`,
  )
  return { queued: Number(rows[0]?.queued ?? 0), sent: Number(rows[0]?.sent ?? 0) }
}
