import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

interface Row {
  readonly pid: number
  readonly parent: number
  readonly kilobytes: number
}

function processes(): Row[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' })
  return table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([pid = 0, parent = 0, kilobytes = 0]) => ({ pid, parent, kilobytes }))
}

/** Linux tells the proportional share, which counts shared pages once; elsewhere the resident size has to do. */
function share({ pid, kilobytes }: Row): number {
  try {
    const found = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))
    return found ? Number(found[1]) : kilobytes
  } catch {
    return kilobytes
  }
}

/** Memory of a process and all its descendants, in megabytes. */
export function memoryOf(pid: number): number {
  const rows = processes()
  const family = new Set([pid])
  for (let grown = true; grown;) {
    grown = false
    for (const row of rows) {
      if (family.has(row.parent) && !family.has(row.pid)) {
        family.add(row.pid)
        grown = true
      }
    }
  }
  return rows.filter((row) => family.has(row.pid)).reduce((sum, row) => sum + share(row), 0) / 1024
}
