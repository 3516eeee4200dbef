import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'

interface ServerCommand {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  readonly cwd?: string
  /** Standard output and error of the server go here. */
  readonly logFile: string
  /** Another user to run as; only root may set it. */
  readonly runAs?: { readonly uid: number; readonly gid: number } | undefined
  /** Removed when this process dies without having stopped the server. */
  readonly removeAfterCrash?: string | undefined
}

export interface ServerProcess {
  readonly pid: number
  readonly logFile: string
  /** Settles with a sentence when the server has ended, whoever ended it. */
  readonly ended: Promise<string>
  hasEnded(): boolean
  /** `null` while it runs and after a signal. */
  exitCode(): number | null
  /** Asks the server to end and waits until it has. */
  stop(signal?: NodeJS.Signals): Promise<void>
  /** Pulls the plug: SIGKILL. */
  kill(): Promise<void>
}

/** Ends the server when the write end of its standard input closes, which the kernel does whenever we die. */
const WATCH = `cat >/dev/null
kill -s INT "$1" 2>/dev/null || exit 0
tries=0
while kill -0 "$1" 2>/dev/null && [ $tries -lt 50 ]; do tries=$((tries+1)); sleep 0.2; done
kill -s KILL "$1" 2>/dev/null
[ -z "$2" ] || rm -rf "$2"`

/**
 * Starts a server in a process group of its own, so that Ctrl-C in a terminal reaches only us and we stop things in
 * order; and with a watcher beside it, so that the server does not outlive us even after SIGKILL.
 */
export function startServer(server: ServerCommand): ServerProcess {
  const log = openSync(server.logFile, 'a')
  const child = spawn(server.command, [...server.args], {
    env: server.env ?? process.env,
    cwd: server.cwd,
    detached: true,
    stdio: ['ignore', log, log],
    ...server.runAs,
  })
  closeSync(log)
  const ended = whenEnded(child, server.name)
  const { pid } = child
  if (pid === undefined) return neverStarted(server, ended)

  const watcher = spawn('sh', ['-c', WATCH, 'watch', String(pid), server.removeAfterCrash ?? ''], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watcher.unref()
  watcher.on('error', () => undefined)
  void ended.then(() => watcher.kill('SIGKILL'))

  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended
  }
  return {
    pid,
    logFile: server.logFile,
    ended,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    exitCode: () => child.exitCode,
    stop: (signal = 'SIGTERM') => end(signal),
    kill: () => end('SIGKILL'),
  }
}

/** The last lines of a server's log, for the message of a failed start. */
export function lastLines(logFile: string, lines = 15): string {
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
}

function whenEnded(child: ChildProcess, name: string): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`${name} could not start: ${error.message}`))
    child.once('exit', (code, signal) => resolve(`${name} ended (${signal ?? `exit code ${code}`})`))
  })
}

function neverStarted(server: ServerCommand, ended: Promise<string>): ServerProcess {
  const done = async () => undefined
  return { pid: -1, logFile: server.logFile, ended, hasEnded: () => true, exitCode: () => null, stop: done, kill: done }
}
