import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { derivedPassword } from '../server/derived-password.ts'
import { freePort } from '../server/free-port.ts'
import { lastLines, startServer, type ServerProcess } from '../server/server-process.ts'
import { eventually } from '../time/eventually.ts'
import { postgresProgram, type PostgresProgram } from './postgres-program.ts'
import { asAdmin, ensureDatabase, ensureRoles, loginRoleOf, OWNER_ROLE, urlFor, type LoginRole } from './roles.ts'

interface PostgresOptions {
  /** Where the data lives. Without it: a temporary folder that goes away with the server. */
  readonly dir?: string
  /** The port, or 0 for a free one. */
  readonly port?: number
  /** `false` trades safety of the data for speed; for tests only. */
  readonly durable?: boolean
  /** All passwords come from it. Without it: a new one, which fits only a new `dir`. */
  readonly secret?: string
  readonly logFile?: string
}

/** What a program needs to reach a PostgreSQL server with our roles. */
export interface PostgresAccess {
  readonly adminUrl: string
  /** Address of a database for migrations, as `isets_owner`. */
  ownerUrl(database: string): string
  /** Address of a database for a service: its namesake role, or `isets_app`. Neither owner nor above row level security. */
  appUrl(database: string, role?: LoginRole): string
  /** Creates the database when it does not exist; a `template` must have no connections. */
  createDatabase(name: string, options?: { readonly template?: string }): Promise<void>
  /** Drops the database and throws out whoever is connected. */
  dropDatabase(name: string): Promise<void>
}

export interface RunningPostgres extends PostgresAccess, AsyncDisposable {
  /** Process id; another one after `restart`. */
  readonly pid: number
  readonly port: number
  readonly ended: Promise<string>
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>
  /** Kills the server as a power cut would; the data stays for `restart`. */
  kill(): Promise<void>
  /** Ends the server when it still runs and starts it again on the same port and data. */
  restart(): Promise<void>
}

/** Our roles and databases on any PostgreSQL server, ours or one that `DATABASE_URL` names. */
export function postgresAccess(adminUrl: string, secret: string): PostgresAccess {
  return {
    adminUrl,
    ownerUrl: (database) => urlFor(adminUrl, database, OWNER_ROLE, secret),
    appUrl: (database, role = loginRoleOf(database)) => urlFor(adminUrl, database, role, secret),
    createDatabase: (name, options = {}) => ensureDatabase(adminUrl, name, options.template),
    dropDatabase: (name) =>
      asAdmin(adminUrl, async (client) => {
        await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)
      }),
  }
}

/** Starts a real PostgreSQL server, as root or not, with the roles of `roles.ts`. Ready when it returns. */
export async function startPostgres(options: PostgresOptions = {}): Promise<RunningPostgres> {
  const program = await postgresProgram()
  const temporary = options.dir === undefined ? mkdtempSync(join(tmpdir(), 'isets-postgres-')) : undefined
  const dir = temporary ?? options.dir ?? ''
  const secret = options.secret ?? randomBytes(24).toString('hex')
  const data = initialised(program, dir, secret)

  const port = await freePort(options.port)
  const adminUrl = `postgres://postgres:${derivedPassword(secret, 'postgres')}@127.0.0.1:${port}/postgres`
  const command: ServerCommand = {
    ...serverOf(program),
    args: ['-D', data, ...settings(port, options.durable ?? temporary === undefined)],
    logFile: options.logFile ?? join(dir, 'server.log'),
    removeAfterCrash: temporary,
  }
  let server = await answering(command, adminUrl)
  await ensureRoles(adminUrl, secret)

  const stop = async () => {
    await server.stop('SIGINT')
    if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true })
  }
  return {
    ...postgresAccess(adminUrl, secret),
    get pid() {
      return server.pid
    },
    port,
    get ended() {
      return server.ended
    },
    stop,
    kill: () => server.kill(),
    restart: async () => {
      await server.stop('SIGINT')
      server = await answering(command, adminUrl)
    },
    [Symbol.asyncDispose]: stop,
  }
}

/** After a kill the server's children need a moment to notice; until then it does not start again. */
const STILL_DYING = 'pre-existing shared memory block'

type ServerCommand = Parameters<typeof startServer>[0]

function serverOf({ postgres, runAs }: PostgresProgram): Pick<ServerCommand, 'name' | 'command' | 'cwd' | 'runAs'> {
  return { name: 'PostgreSQL', command: postgres, cwd: '/', runAs }
}

function settings(port: number, durable: boolean): string[] {
  const fast = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
  const all = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'timezone=UTC',
    ...(durable ? [] : fast),
  ]
  return all.flatMap((setting) => ['-c', setting])
}

/** Makes the cluster on first use: UTF-8, ICU sorting, checksums, passwords by SCRAM. */
function initialised({ initdb, runAs }: PostgresProgram, dir: string, secret: string): string {
  const data = join(dir, 'cluster')
  if (existsSync(data)) return data
  mkdirSync(dir, { recursive: true })
  const half = mkdtempSync(join(dir, 'cluster-in-the-making-'))
  const passwordFile = join(half, 'password')
  writeFileSync(passwordFile, derivedPassword(secret, 'postgres'), { mode: 0o600 })
  if (runAs) for (const place of [dir, half, passwordFile]) chownSync(place, runAs.uid, runAs.gid)
  const made = join(half, 'data')
  const locale = ['--locale=C', '--locale-provider=icu', '--icu-locale=en-US', '--encoding=UTF8']
  const safety = ['--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--data-checksums']
  try {
    execFileSync(initdb, ['-D', made, '-U', 'postgres', ...locale, ...safety], { cwd: '/', stdio: 'pipe', ...runAs })
    renameSync(made, data)
  } finally {
    rmSync(half, { recursive: true, force: true })
  }
  return data
}

/** Starts the server and waits until it accepts connections; says what its log says when it ends instead. */
async function answering(command: ServerCommand, adminUrl: string): Promise<ServerProcess> {
  const before = existsSync(command.logFile) ? statSync(command.logFile).size : 0
  const server = startServer(command)
  const ready = () => server.hasEnded() || asAdmin(adminUrl, () => Promise.resolve(true)).catch(() => false)
  try {
    await eventually(ready, { timeout: 60_000, every: 50 })
  } catch {
    await server.kill()
  }
  if (!server.hasEnded()) return server
  // All that was said since: dying children may have had the last words.
  const said = readFileSync(server.logFile).subarray(before).toString()
  if (said.includes(STILL_DYING)) return answering(command, adminUrl)
  throw new Error(`${await server.ended}. Its log says:\n${lastLines(server.logFile)}`)
}
