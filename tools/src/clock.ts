import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { movedClock, shownClock } from './start/demo-clock.ts'
import { places } from './start/places.ts'

/** `npm run clock -- +14d | -2h | 2026-12-01T09:00 | reset`: moves the clock of the running system. */
function currentOffset(): number {
  try {
    const { offsetMs }: { offsetMs: number } = JSON.parse(readFileSync(places.clock, 'utf8'))
    return offsetMs
  } catch {
    return 0
  }
}

function write(offsetMs: number): void {
  if (offsetMs === 0) return rmSync(places.clock, { force: true })
  mkdirSync(places.data, { recursive: true })
  const half = `${places.clock}.${process.pid}`
  writeFileSync(half, JSON.stringify({ offsetMs }))
  renameSync(half, places.clock)
}

const [wish] = process.argv.slice(2)
const now = Date.now()
const moved = wish === undefined ? currentOffset() : movedClock(wish, now, currentOffset())
if (moved === undefined) {
  console.error(`"${wish}" is no time. Say +14d, +2h, -30m, 2026-12-01T09:00 (Chicago time) or reset.`)
  process.exitCode = 1
} else {
  if (wish !== undefined) write(moved)
  console.log(shownClock(now, moved))
}
