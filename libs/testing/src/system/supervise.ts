import { setTimeout as pause } from 'node:timers/promises'
import { lastLines, startServer, type ServerProcess } from '../server/server-process.ts'
import { eventually } from '../time/eventually.ts'
import { CannotStart } from './cannot-start.ts'
import { CHECKOUT, COMPILE_CACHE } from './checkout.ts'

interface NodeService {
  readonly name: string
  readonly args: readonly string[]
  readonly env: Record<string, string>
  readonly logFile: string
  readonly port: number
  /** Answers 200 when the service is ready for work. */
  readonly readyUrl: string
  /** Hears of each unexpected end. */
  readonly tell: (sentence: string) => void
  /** How long it stays down at most after it has died again and again, in milliseconds; half a minute unless told. */
  readonly longestWaitMs?: number | undefined
}

/** A process that is started again when it dies, after longer and longer waits. */
export interface SupervisedProcess {
  readonly name: string
  readonly pid: number
  readonly port: number
  readonly running: boolean
  /** Waits until it is ready for work. Throws when it ends before it ever was, with the end of its log. */
  ready(signal?: AbortSignal): Promise<void>
  /** Kills it, or sends another signal, and waits for its end. It comes back by itself. */
  kill(signal?: NodeJS.Signals): Promise<void>
  /** Asks it to finish its work, pulls the plug after `DRAIN_PATIENCE_MS`. It stays down until `restart`. */
  stop(): Promise<void>
  /** Stops it when it runs, starts it and waits until it is ready. */
  restart(): Promise<void>
}

/**
 * How Node runs a service, here and in its container. Left alone, V8 lets the garbage of eight processes grow into all
 * memory that the machine has.
 */
export const SERVICE_FLAGS = ['--enable-source-maps', '--max-semi-space-size=8', '--max-old-space-size=384'] as const

const PATIENCE_MS = 60_000
/** How long a service may take to finish its work. More than it allows itself: a service says so when that runs out. */
export const DRAIN_PATIENCE_MS = 30_000
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 30_000
/** Who ran this long has recovered: the next wait is short again. */
const RECOVERED_MS = 60_000

/** Starts a Node program and keeps it running. */
export function supervise(service: NodeService): SupervisedProcess {
  return new Supervised(service)
}

class Supervised implements SupervisedProcess {
  readonly #service: NodeService
  #leave = new AbortController()
  #wasReady = false
  #wait = FIRST_WAIT_MS
  #current: ServerProcess

  constructor(service: NodeService) {
    this.#service = service
    this.#current = this.#launch()
  }

  get name(): string {
    return this.#service.name
  }

  get port(): number {
    return this.#service.port
  }

  get pid(): number {
    return this.#current.pid
  }

  get running(): boolean {
    return !this.#current.hasEnded()
  }

  async ready(signal?: AbortSignal): Promise<void> {
    const { name, readyUrl, logFile } = this.#service
    const givenUp = () => signal?.aborted === true || this.#endedEarly()
    await eventually(() => givenUp() || answersWell(readyUrl), { timeout: PATIENCE_MS, every: 100 }).catch(() => {
      throw notReady(`${name} did not become ready within ${PATIENCE_MS / 1000} seconds`, logFile)
    })
    signal?.throwIfAborted()
    if (this.#endedEarly()) throw notReady(await this.#current.ended, logFile)
    this.#wasReady = true
  }

  kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    return this.#current.stop(signal)
  }

  async stop(): Promise<void> {
    this.#leave.abort()
    const plug = setTimeout(() => void this.#current.kill(), DRAIN_PATIENCE_MS)
    await this.#current.stop()
    clearTimeout(plug)
  }

  async restart(): Promise<void> {
    await this.stop()
    this.#leave = new AbortController()
    this.#wait = FIRST_WAIT_MS
    this.#wasReady = false
    this.#current = this.#launch()
    await this.ready()
  }

  #endedEarly(): boolean {
    return this.#current.hasEnded() && !this.#wasReady
  }

  #launch(): ServerProcess {
    const begin = performance.now()
    const started = startNode(this.#service)
    void started.ended.then((sentence) => this.#comeBack(sentence, performance.now() - begin, this.#leave.signal))
    return started
  }

  async #comeBack(sentence: string, lifeMs: number, left: AbortSignal): Promise<void> {
    if (left.aborted || !this.#wasReady) return
    const { tell, logFile, longestWaitMs = LONGEST_WAIT_MS } = this.#service
    if (lifeMs > RECOVERED_MS) this.#wait = FIRST_WAIT_MS
    tell(`${sentence}. It starts again in ${this.#wait / 1000} s. Log: ${logFile}`)
    const inTime = await pause(this.#wait, true, { signal: left }).catch(() => false)
    this.#wait = Math.min(this.#wait * 2, longestWaitMs)
    if (inTime) this.#current = this.#launch()
  }
}

function startNode({ name, args, env, logFile }: NodeService): ServerProcess {
  return startServer({
    name,
    command: process.execPath,
    args: [...SERVICE_FLAGS, ...args],
    env: { ...COMPILE_CACHE, ...process.env, ...env },
    cwd: CHECKOUT,
    logFile,
  })
}

async function answersWell(url: string): Promise<boolean> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) })
  await answer.body?.cancel()
  return answer.ok
}

function notReady(problem: string, logFile: string): CannotStart {
  return new CannotStart(
    `${problem}. The end of ${logFile}:\n${lastLines(logFile)}`,
    'Read the log. When it complains about data of an older version, `npm run reset` starts afresh.',
  )
}
