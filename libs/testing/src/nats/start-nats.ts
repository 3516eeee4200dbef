import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findProgram } from '../server/find-program.ts'
import { lastLines, startServer, type ServerProcess } from '../server/server-process.ts'
import { eventually } from '../time/eventually.ts'
import { natsCredentials, passwordVariables, type NatsCredentials, type NatsUser } from './credentials.ts'

const RIGHTS = join(import.meta.dirname, '../../../../docker/nats/nats-server.conf')

interface NatsOptions {
  /** Where the JetStream store lives. Without it: a temporary folder that goes away with the server. */
  readonly dir?: string
  /** The port, or 0 for a free one. */
  readonly port?: number
  /** The rights file; the one of the project unless told. */
  readonly configFile?: string
  /** All passwords come from it. Without it: a new one. */
  readonly secret?: string
  readonly logFile?: string
  /** The program; the installed `nats-server` unless told. */
  readonly program?: string
}

export interface RunningNats extends AsyncDisposable {
  readonly url: string
  readonly port: number
  readonly storeDir: string
  /** Process id; another one after `restart`. */
  readonly pid: number
  readonly ended: Promise<string>
  credentialsFor(user: NatsUser): NatsCredentials
  /** Ends the server and removes a temporary store. */
  stop(): Promise<void>
  /** Kills the server as a power cut would; the store stays for `restart`. */
  kill(): Promise<void>
  /** Ends the server when it still runs and starts it again on the same port and store. */
  restart(): Promise<void>
}

/** Starts nats-server with JetStream and the project's rights file. Ready when it returns. */
export async function startNats(options: NatsOptions = {}): Promise<RunningNats> {
  const temporary = options.dir === undefined ? mkdtempSync(join(tmpdir(), 'isets-nats-')) : undefined
  const dir = temporary ?? options.dir ?? ''
  const secret = options.secret ?? randomBytes(24).toString('hex')
  const storeDir = join(dir, 'store')
  mkdirSync(storeDir, { recursive: true })
  const start = (port: number) => launch({ ...options, dir, storeDir, secret, port, temporary })

  const first = await start(options.port ?? 0)
  const { port } = first
  let server = first.server
  const stop = async () => {
    await server.stop()
    if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true })
  }
  return {
    url: `nats://127.0.0.1:${port}`,
    port,
    storeDir,
    get pid() {
      return server.pid
    },
    get ended() {
      return server.ended
    },
    credentialsFor: (user) => natsCredentials(user, secret),
    stop,
    kill: () => server.kill(),
    restart: async () => {
      await server.stop()
      server = (await start(port)).server
    },
    [Symbol.asyncDispose]: stop,
  }
}

interface Launch extends NatsOptions {
  readonly dir: string
  readonly storeDir: string
  readonly secret: string
  readonly port: number
  readonly temporary: string | undefined
}

async function launch(given: Launch): Promise<{ server: ServerProcess; port: number }> {
  const portsDir = join(given.dir, 'ports')
  rmSync(portsDir, { recursive: true, force: true })
  mkdirSync(portsDir)
  const server = startServer({
    name: 'nats-server',
    command: given.program ?? findProgram('nats-server') ?? 'nats-server',
    args: ['-c', given.configFile ?? RIGHTS, '--ports_file_dir', portsDir],
    env: {
      PATH: process.env['PATH'],
      NATS_SERVER_NAME: 'isets',
      NATS_HOST: '127.0.0.1',
      NATS_PORT: String(given.port === 0 ? -1 : given.port),
      NATS_STORE_DIR: JSON.stringify(given.storeDir),
      ...passwordVariables(given.secret),
    },
    logFile: given.logFile ?? join(given.dir, 'server.log'),
    removeAfterCrash: given.temporary,
  })
  const port = await eventually(() => server.hasEnded() || writtenPort(portsDir), { timeout: 30_000 })
  if (typeof port === 'number') return { server, port }
  throw new Error(`${await server.ended}. Its log says:\n${lastLines(server.logFile)}`)
}

/** nats-server writes its ports into a file once it listens. */
function writtenPort(portsDir: string): number | undefined {
  const [file] = readdirSync(portsDir)
  if (file === undefined) return undefined
  const ports: { nats?: string[] } = JSON.parse(readFileSync(join(portsDir, file), 'utf8'))
  const [url] = ports.nats ?? []
  return url === undefined ? undefined : Number(new URL(url).port)
}
