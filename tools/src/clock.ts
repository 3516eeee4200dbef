import { mkdirSync } from 'node:fs'
import { clockFile } from '@isets/testing'
import { movedClock, shownClock } from './start/demo-clock.ts'
import { CLOCK, DATA } from './start/places.ts'

/** `npm run clock -- +14d | -2h | 2026-12-01T09:00 | reset`: moves the clock of the running system. */
mkdirSync(DATA, { recursive: true })
const clock = clockFile(CLOCK)
const [wish] = process.argv.slice(2)
const now = Date.now()
const moved = wish === undefined ? clock.offset() : movedClock(wish, now, clock.offset())
if (moved === undefined) {
  console.error(`"${wish}" is no time. Say +14d, +2h, -30m, 2026-12-01T09:00 (Chicago time) or reset.`)
  process.exitCode = 1
} else {
  if (wish !== undefined) clock.set(moved)
  console.log(shownClock(now, moved))
}
