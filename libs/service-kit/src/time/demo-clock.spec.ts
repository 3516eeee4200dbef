import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { ManualClock } from '@isets/testing'
import { DemoClock } from './demo-clock.ts'

const folder = mkdtempSync(join(tmpdir(), 'clock-'))
afterAll(() => rmSync(folder, { recursive: true }))

const DAY = 86_400_000
let changes = 0

function write(file: string, text: string): void {
  writeFileSync(file, text)
  changes += 1
  utimesSync(file, changes, changes) // two changes within one tick of the file system must still differ
}

describe('the demo clock', () => {
  it('is real time without a file, moves with the file, and back without it', () => {
    const file = join(folder, 'clock.json')
    const real = new ManualClock('2026-03-02T15:00:00Z')
    const clock = new DemoClock(file, real)
    expect(clock.now().toISOString()).toBe('2026-03-02T15:00:00.000Z')

    write(file, JSON.stringify({ offsetMs: 14 * DAY }))
    real.advance({ seconds: 1 })
    expect(clock.now().toISOString()).toBe('2026-03-16T15:00:01.000Z')

    write(file, JSON.stringify({ offsetMs: -DAY }))
    real.advance({ seconds: 1 })
    expect(clock.now().toISOString()).toBe('2026-03-01T15:00:02.000Z')

    rmSync(file)
    real.advance({ seconds: 1 })
    expect(clock.now().toISOString()).toBe('2026-03-02T15:00:03.000Z')
  })

  it.each(['', '{"offsetMs":', '{"offsetMs":"1"}', 'null'])('keeps the offset when the file says %j', (text) => {
    const file = join(folder, `broken-${text.length}.json`)
    const real = new ManualClock('2026-03-02T15:00:00Z')
    const clock = new DemoClock(file, real)
    write(file, JSON.stringify({ offsetMs: DAY }))
    clock.now()
    write(file, text)
    real.advance({ seconds: 1 })
    expect(clock.now().toISOString()).toBe('2026-03-03T15:00:01.000Z')
  })
})
