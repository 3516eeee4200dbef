import { lastLines, startServer } from '../server/server-process.ts'
import { CannotStart } from './cannot-start.ts'
import { CHECKOUT, COMPILE_CACHE } from './checkout.ts'

interface NodeProgram {
  readonly name: string
  readonly args: readonly string[]
  readonly env: Record<string, string>
  readonly logFile: string
  readonly signal: AbortSignal
  /** What a person can do when it fails. */
  readonly advice: string
}

/** Runs a Node program to its end. Throws when it fails, with the end of its log. */
export async function runNode({ name, args, env, logFile, signal, advice }: NodeProgram): Promise<void> {
  signal.throwIfAborted()
  const run = startServer({
    name,
    command: process.execPath,
    args,
    env: { ...COMPILE_CACHE, ...process.env, ...env },
    cwd: CHECKOUT,
    logFile,
  })
  const abort = () => void run.stop()
  signal.addEventListener('abort', abort)
  const ended = await run.ended
  signal.removeEventListener('abort', abort)
  signal.throwIfAborted()
  if (run.exitCode() === 0) return
  throw new CannotStart(`${ended}. The end of ${logFile}:\n${lastLines(logFile)}`, advice)
}
