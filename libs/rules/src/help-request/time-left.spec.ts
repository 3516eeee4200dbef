import { describe, expect, it } from '@jest/globals'
import { type ClockState } from './promise-clock.ts'
import { formatMinutes, timeLeft } from './time-left.ts'

const running: ClockState = { state: 'running', dueAt: null, remainingMinutes: 143, warning: 'none', late: false }

describe('the time left in words', () => {
  it('HELP-032 names the hours and minutes left, and the minutes alone under an hour', () => {
    expect(timeLeft(running)).toBe('2h 23m left')
    expect(timeLeft({ ...running, remainingMinutes: 60 })).toBe('1h left')
    expect(timeLeft({ ...running, remainingMinutes: 59 })).toBe('Due in 59m')
    expect(timeLeft({ ...running, remainingMinutes: 23 })).toBe('Due in 23m')
  })

  it('HELP-032 says by how much a request is overdue', () => {
    expect(timeLeft({ ...running, state: 'breached', remainingMinutes: -160 })).toBe('Overdue 2h 40m')
    expect(timeLeft({ ...running, state: 'breached', remainingMinutes: 0 })).toBe('Overdue 0m')
  })

  it('says when the promise stands still or is settled', () => {
    expect(timeLeft({ ...running, state: 'paused' })).toBe('Paused')
    expect(timeLeft({ ...running, state: 'fulfilled' })).toBe('Answered')
    expect(timeLeft({ ...running, state: 'fulfilled', late: true })).toBe('Answered late')
  })

  it('writes long times in hours', () => {
    expect(formatMinutes(48 * 60)).toBe('48h')
    expect(formatMinutes(-61)).toBe('1h 1m')
  })
})
