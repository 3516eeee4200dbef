import { describe, expect, it } from '@jest/globals'
import type { PromiseView } from '@isets/contracts'
import { timeLeftOf } from './time-left.ts'

/** A Tuesday noon in Chicago. */
const NOON = Date.parse('2026-11-17T18:00:00Z')
const running = (minutes: number): PromiseView => ({
  state: minutes < 0 ? 'breached' : 'running',
  dueAt: new Date(NOON + minutes * 60_000).toISOString(),
  answeredAt: null,
})

describe('HELP-032 the time left', () => {
  it.each([
    [-160, 'overdue', 'Overdue 2h 40m'],
    [6, 'soon', 'Due in 6m'],
    [239, 'soon', 'Due in 3h 59m'],
    [240, 'fine', '4h left'],
    [2900, 'fine', '2d left'],
  ])('in %i minutes reads %s', (minutes, tone, text) => {
    expect(timeLeftOf(running(minutes), NOON)).toEqual({ tone, text })
  })

  it('does not count the weekend', () => {
    const friday = Date.parse('2026-11-20T21:00:00Z')
    const promise: PromiseView = { state: 'running', dueAt: '2026-11-23T16:00:00.000Z', answeredAt: null }
    expect(timeLeftOf(promise, friday).text).toBe('19h left')
  })

  it('stands still while the requester is asked, and ends with the answer', () => {
    expect(timeLeftOf({ state: 'paused', dueAt: null, answeredAt: null }, NOON).text).toBe('Paused')
    expect(timeLeftOf({ state: 'fulfilled', dueAt: null, answeredAt: '2026-11-17T17:00:00.000Z' }, NOON).tone).toBe(
      'done',
    )
  })
})
