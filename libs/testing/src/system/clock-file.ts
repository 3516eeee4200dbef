import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'

/** The demo clock of a running system: how far, in milliseconds, its business time is ahead of the real time. */
export interface ClockFile {
  offset(): number
  /** What the clock shows. */
  now(): Date
  set(offsetMs: number): void
  advance(ms: number): void
  reset(): void
}

export function clockFile(file: string): ClockFile {
  const offset = () => {
    try {
      const { offsetMs }: { offsetMs: number } = JSON.parse(readFileSync(file, 'utf8'))
      return offsetMs
    } catch {
      return 0
    }
  }
  const set = (offsetMs: number) => {
    const half = `${file}.${process.pid}`
    writeFileSync(half, JSON.stringify({ offsetMs }))
    renameSync(half, file)
  }
  const now = () => new Date(Date.now() + offset())
  return { offset, now, set, advance: (ms) => set(offset() + ms), reset: () => rmSync(file, { force: true }) }
}
