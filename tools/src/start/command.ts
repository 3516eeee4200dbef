import { lastLines, startServer } from '@isets/testing'
import { logOf, ROOT } from './places.ts'
import { CannotStart } from './progress.ts'

interface Command {
  /** Names the log file. */
  readonly name: string
  readonly args: readonly string[]
  readonly env: Record<string, string>
  readonly signal: AbortSignal
  /** What a person can do when it fails. */
  readonly advice: string
}

/** Runs a Node program to its end, with its output in `.data/logs`. */
export async function runNode(command: Command): Promise<void> {
  const logFile = logOf(command.name)
  const run = startServer({
    name: command.name,
    command: process.execPath,
    args: command.args,
    env: { ...process.env, ...command.env },
    cwd: ROOT,
    logFile,
  })
  const abort = () => void run.stop()
  command.signal.addEventListener('abort', abort)
  const ended = await run.ended
  command.signal.removeEventListener('abort', abort)
  command.signal.throwIfAborted()
  if (ended.endsWith('(exit code 0)')) return
  throw new CannotStart(`${ended}. The end of ${logFile}:\n${lastLines(logFile)}`, command.advice)
}
