import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { RUNNING } from './places.ts'

/**
 * The process that runs the system from this checkout now, if there is one.
 *
 * @param file where it has said so
 */
export function runningProcess(file: string = RUNNING): number | undefined {
  try {
    const { pid }: { pid: number } = JSON.parse(readFileSync(file, 'utf8'))
    return pid !== process.pid && commandOf(pid).includes('tools/src/start.ts') ? pid : undefined
  } catch {
    return undefined
  }
}

/** Says that this process runs the system, until the returned function is called. */
export function claimRunning(file: string = RUNNING): () => void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify({ pid: process.pid }))
  return () => rmSync(file, { force: true })
}

/** The command line of a process. A number alone proves nothing: after a crash it may be somebody else's. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
  }
}
