import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { DATA, RUNNING } from './places.ts'

/** The process that runs the system from this checkout now, if there is one. */
export function runningProcess(): number | undefined {
  try {
    const { pid }: { pid: number } = JSON.parse(readFileSync(RUNNING, 'utf8'))
    return pid !== process.pid && commandOf(pid).includes('tools/src/start.ts') ? pid : undefined
  } catch {
    return undefined
  }
}

/** Says that this process runs the system, until the returned function is called. */
export function claimRunning(): () => void {
  mkdirSync(DATA, { recursive: true })
  writeFileSync(RUNNING, JSON.stringify({ pid: process.pid }))
  return () => rmSync(RUNNING, { force: true })
}

/** The command line of a process. A number alone proves nothing: after a crash it may be somebody else's. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
  }
}
