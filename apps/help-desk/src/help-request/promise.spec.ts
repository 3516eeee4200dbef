import { describe, expect, it } from '@jest/globals'
import { continued, continuedBy, promiseView } from './promise.ts'

const MONDAY = new Date('2026-03-02T15:00:00Z') // Monday 9:00 in Chicago
const TUESDAY = new Date('2026-03-03T15:00:00Z')
const WEDNESDAY = new Date('2026-03-04T15:00:00Z')

describe('the promise of a first answer', () => {
  it('HELP-031 is due 48 business hours after filing', () => {
    expect(continued([], 'activate', MONDAY).dueAt).toEqual(WEDNESDAY)
  })

  it('HELP-031 pauses while we wait for the requester and runs on afterwards', () => {
    const { log } = continued([], 'activate', MONDAY)
    const paused = continuedBy(log, 'in_progress', 'waiting_for_requester', TUESDAY)
    expect(paused?.dueAt).toBeNull()
    const resumed = continuedBy(paused?.log ?? [], 'waiting_for_requester', 'in_progress', WEDNESDAY)
    expect(resumed?.dueAt).toEqual(new Date('2026-03-05T15:00:00Z'))
  })

  it('is not touched by a change of status in which it goes on', () => {
    expect(continuedBy([], 'new', 'in_progress', MONDAY)).toBeNull()
  })

  it.each([
    ['running', { status: 'new', dueAt: WEDNESDAY, answeredAt: null }],
    ['breached', { status: 'new', dueAt: TUESDAY, answeredAt: null }],
    ['paused', { status: 'waiting_for_requester', dueAt: null, answeredAt: null }],
    ['fulfilled', { status: 'resolved', dueAt: null, answeredAt: MONDAY }],
    ['stopped', { status: 'closed', dueAt: null, answeredAt: null }],
  ] as const)('HELP-032 reads as %s', (state, facts) => {
    expect(promiseView(facts, TUESDAY).state).toBe(state)
  })
})
