import { setTimeout as pause } from 'node:timers/promises'
import { eventually, lastLines, startServer, type ServerProcess } from '@isets/testing'
import { logOf, ROOT } from './places.ts'
import { CannotStart } from './progress.ts'

interface Supervised {
  readonly name: string
  readonly args: readonly string[]
  readonly env: Record<string, string>
  /** Answers 200 when it is ready for work. */
  readonly readyUrl: string
}

export interface SupervisedProcess {
  /** Waits until it is ready, or until nobody waits any more; tells what its log says when it dies instead. */
  ready(signal: AbortSignal): Promise<void>
  /** Asks it to finish its work; pulls the plug after 20 seconds. */
  stop(): Promise<void>
}

const PATIENCE_MS = 60_000
const DRAIN_MS = 20_000
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 30_000
/** Who ran this long has recovered: the next wait is short again. */
const RECOVERED_MS = 60_000

/** Keeps a Node program running: when it dies it starts again, after longer and longer waits. */
export function supervise({ name, args, env, readyUrl }: Supervised): SupervisedProcess {
  const logFile = logOf(name)
  const stopping = new AbortController()
  const launch = (): ServerProcess =>
    startServer({
      name,
      command: process.execPath,
      args: ['--enable-source-maps', ...args],
      env: { ...process.env, ...env },
      cwd: ROOT,
      logFile,
    })
  let current = launch()
  let wasReady = false
  const watching = keepAlive()

  async function keepAlive(): Promise<void> {
    let wait = FIRST_WAIT_MS
    while (!stopping.signal.aborted) {
      const begin = performance.now()
      const ended = await current.ended
      if (stopping.signal.aborted || !wasReady) return
      if (performance.now() - begin > RECOVERED_MS) wait = FIRST_WAIT_MS
      console.log(`  ! ${ended}. It starts again in ${wait / 1000} s. Log: ${logFile}`)
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => undefined)
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
      if (!stopping.signal.aborted) current = launch()
    }
  }

  return {
    async ready(signal) {
      const look = () => signal.aborted || current.hasEnded() || answersWell(readyUrl)
      await eventually(look, { timeout: PATIENCE_MS, every: 100 }).catch(() => {
        throw notReady(`${name} did not become ready within ${PATIENCE_MS / 1000} seconds`, logFile)
      })
      signal.throwIfAborted()
      if (current.hasEnded()) throw notReady(await current.ended, logFile)
      wasReady = true
    },
    async stop() {
      stopping.abort()
      const plug = setTimeout(() => void current.kill(), DRAIN_MS)
      await current.stop()
      clearTimeout(plug)
      await watching
    },
  }
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
