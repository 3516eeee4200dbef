import { describe, expect, it } from '@jest/globals'
import { type ClockState } from './promise-clock.ts'
import { formatMinutes, promiseText, timeLeft } from './time-left.ts'

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

describe('the promise of a fetched request', () => {
  const promise = { state: 'running', dueAt: '2026-11-24T21:00:00.000Z', answeredAt: null } as const

  it('HELP-032 counts down in business time and turns overdue by itself', () => {
    expect(promiseText(promise, new Date('2026-11-20T21:00:00Z'))).toBe('48h left')
    expect(promiseText(promise, new Date('2026-11-22T21:00:00Z'))).toBe('39h left')
    expect(promiseText(promise, new Date('2026-11-24T20:37:30Z'))).toBe('Due in 23m')
    expect(promiseText(promise, new Date('2026-11-24T21:00:00Z'))).toBe('Overdue 0m')
    expect(promiseText({ ...promise, state: 'breached' }, new Date('2026-11-24T23:40:30Z'))).toBe('Overdue 2h 40m')
  })

  it('HELP-032 counts staffed hours when the setting says so', () => {
    expect(promiseText(promise, new Date('2026-11-20T21:00:00Z'), 'staffed')).toBe('17h left')
  })

  it('says when it is settled', () => {
    const now = new Date('2026-12-24T12:00:00Z')
    const answered = { ...promise, state: 'fulfilled' } as const
    expect(promiseText({ ...answered, answeredAt: '2026-11-24T21:00:00.000Z' }, now)).toBe('Answered')
    expect(promiseText({ ...answered, answeredAt: '2026-11-24T21:00:01.000Z' }, now)).toBe('Answered late')
    expect(promiseText({ state: 'paused', dueAt: null, answeredAt: null }, now)).toBe('Paused')
    expect(promiseText({ state: 'stopped', dueAt: null, answeredAt: null }, now)).toBe('Stopped')
  })
})
