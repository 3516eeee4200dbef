import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type BusinessCalendar, ILLINOIS_CALENDAR } from '../business-calendar/business-calendar.ts'
import { minuteWalk, PUBLISHED_DAYS_OFF } from '../business-calendar/minute-walk.ts'
import { type ClockEvent, clockState, dueAt, type PromisePolicy } from './promise-clock.ts'

const MINUTE = 60_000
/** A walk of weeks takes its time on a busy machine. */
const PATIENCE = 30_000
const DAY = 1_440
const SPLIT: BusinessCalendar = {
  ...ILLINOIS_CALENDAR,
  version: 'test-split',
  shifts: [
    { from: '08:00', to: '11:45' },
    { from: '12:30', to: '18:20' },
  ],
}

const policies = fc.record<PromisePolicy>({
  hours: fc.constantFrom(1, 8, 24, 48),
  mode: fc.constantFrom('clock', 'staffed'),
})
/** Weeks around both changes of daylight saving and around the winter holidays. */
const starts = fc
  .tuple(
    fc.constantFrom('2026-10-26T00:00Z', '2026-11-20T00:00Z', '2026-12-21T00:00Z', '2027-03-08T00:00Z'),
    fc.integer({ min: 0, max: 7 * DAY }),
  )
  .map(([day, minute]) => Date.parse(day) + minute * MINUTE)
const steps = fc.array(
  fc.record({ type: fc.constantFrom('pause' as const, 'resume' as const), gap: fc.integer({ min: 1, max: 2 * DAY }) }),
  { maxLength: 6 },
)

type Step = { type: 'pause' | 'resume'; gap: number }

function logOf(start: number, parts: readonly Step[]): ClockEvent[] {
  const log: ClockEvent[] = [{ type: 'activate', at: new Date(start) }]
  let at = start
  for (const { type, gap } of parts) {
    at += gap * MINUTE
    log.push({ type, at: new Date(at) })
  }
  return log
}

/** Whether the log says "running" at a moment: the last event up to then was no pause. */
function runsAt(log: readonly ClockEvent[], time: number): boolean {
  return log.findLast(({ at }) => at.getTime() <= time)?.type !== 'pause'
}

describe('the promise clock against a walk minute by minute', () => {
  it(
    'HELP-031 is due when the walk has seen its minutes, over pauses, holidays, shifts and daylight saving',
    () => {
      fc.assert(
        fc.property(starts, steps, policies, (start, parts, policy) => {
          const log = logOf(start, parts)
          const walk = minuteWalk(SPLIT, PUBLISHED_DAYS_OFF, policy.mode)
          const expected = walk.after(start, policy.hours * 60, start + 40 * DAY * MINUTE, (time) => runsAt(log, time))
          expect(dueAt(log, policy, SPLIT)?.getTime() ?? null).toBe(expected)
        }),
        { numRuns: 150 },
      )
    },
    PATIENCE,
  )

  it(
    'HELP-032 shows at any moment the minutes that the walk leaves',
    () => {
      fc.assert(
        fc.property(starts, steps, policies, fc.integer({ min: 0, max: 14 * DAY }), (start, parts, policy, later) => {
          const log = logOf(start, parts)
          const now = start + later * MINUTE
          const walk = minuteWalk(SPLIT, PUBLISHED_DAYS_OFF, policy.mode)
          let left = policy.hours * 60
          for (let time = start; time < now; time += MINUTE) if (runsAt(log, time) && walk.counts(time)) left -= 1
          const state = clockState(log, policy, new Date(now), SPLIT)
          expect(state.remainingMinutes).toBe(left)
          expect(state.late).toBe(left <= 0)
        }),
        { numRuns: 150 },
      )
    },
    PATIENCE,
  )

  it(
    'forgets no pause under any later policy: the due time never comes before that of the unpaused promise',
    () => {
      fc.assert(
        fc.property(starts, steps, policies, (start, parts, policy) => {
          const due = dueAt(logOf(start, parts), policy, SPLIT)
          const unpaused = dueAt(logOf(start, []), policy, SPLIT)
          if (due && unpaused) expect(due.getTime()).toBeGreaterThanOrEqual(unpaused.getTime())
        }),
        { numRuns: 150 },
      )
    },
    PATIENCE,
  )
})
