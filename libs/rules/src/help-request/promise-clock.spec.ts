import { describe, expect, it } from '@jest/globals'
import { ILLINOIS_CALENDAR } from '../business-calendar/business-calendar.ts'
import {
  type ClockEvent,
  type ClockEventType,
  clockEventOnTransition,
  clockState,
  dueAt,
  FIRST_ANSWER_POLICY,
  warningsAt,
} from './promise-clock.ts'

const winter = (text: string) => new Date(`2026-${text.replace(' ', 'T')}:00-06:00`)
const log = (...events: [ClockEventType, string][]): ClockEvent[] =>
  events.map(([type, at]) => ({ type, at: winter(at) }))
const FRIDAY = log(['activate', '11-20 15:00'])
const read = (events: ClockEvent[], now: string, hours = 48) =>
  clockState(events, { ...FIRST_ANSWER_POLICY, hours }, winter(now))

describe('the promise of a first answer', () => {
  it('HELP-031 TMR-068 is due 48 business hours after the filing: Friday 15:00, Tuesday 15:00', () => {
    expect(dueAt(FRIDAY)).toEqual(winter('11-24 15:00'))
  })

  it('HELP-031 is due in staffed hours when the setting says so', () => {
    expect(dueAt(FRIDAY, { hours: 48, mode: 'staffed' })).toEqual(winter('12-02 12:00'))
  })

  it('HELP-031 waits with the requester: a pause moves the due time by its business hours', () => {
    const paused = [...FRIDAY, ...log(['pause', '11-20 18:00'], ['resume', '11-23 06:00'])]
    expect(dueAt(paused)).toEqual(winter('11-25 03:00'))
  })

  it('HELP-032 has no due time while it is paused', () => {
    const paused = [...FRIDAY, ...log(['pause', '11-20 18:00'])]
    expect(dueAt(paused)).toBeNull()
    expect(read(paused, '11-30 12:00')).toEqual({
      state: 'paused',
      dueAt: null,
      remainingMinutes: 45 * 60,
      warning: 'none',
      late: false,
    })
  })

  it('forgets no pause when the policy changes', () => {
    const paused = [...FRIDAY, ...log(['pause', '11-20 18:00'], ['resume', '11-23 06:00'])]
    expect(dueAt(paused, { hours: 24, mode: 'clock' })).toEqual(winter('11-24 03:00'))
    expect(dueAt(paused, { hours: 3, mode: 'staffed' })).toEqual(winter('11-23 09:30'))
  })

  it('HELP-032 counts the business minutes that are left', () => {
    expect(read(FRIDAY, '11-24 14:37')).toMatchObject({ state: 'running', remainingMinutes: 23, late: false })
    expect(read(FRIDAY, '11-21 12:00')).toMatchObject({ remainingMinutes: 39 * 60 })
  })

  it('HELP-032 is broken at the due time itself and overdue from then on', () => {
    expect(read(FRIDAY, '11-24 14:59')).toMatchObject({ state: 'running', remainingMinutes: 1, late: false })
    expect(read(FRIDAY, '11-24 15:00')).toMatchObject({ state: 'breached', remainingMinutes: 0, late: true })
    expect(read(FRIDAY, '11-24 17:40')).toMatchObject({ state: 'breached', remainingMinutes: -160, late: true })
  })

  it('warns at half and at nine tenths', () => {
    expect(warningsAt(FRIDAY)).toEqual({ half: winter('11-23 15:00'), nineTenths: new Date('2026-11-24T16:12:00Z') })
    expect(read(FRIDAY, '11-23 14:59').warning).toBe('none')
    expect(read(FRIDAY, '11-23 15:00').warning).toBe('half')
    expect(read(FRIDAY, '11-24 10:11').warning).toBe('half')
    expect(read(FRIDAY, '11-24 10:12').warning).toBe('nine_tenths')
  })

  it('HELP-031 is kept by an answer, and stands still from then on', () => {
    const answered = [...FRIDAY, ...log(['fulfil', '11-23 15:00'], ['pause', '11-23 16:00'], ['resume', '11-24 09:00'])]
    expect(read(answered, '12-31 12:00')).toEqual({
      state: 'fulfilled',
      dueAt: winter('11-24 15:00'),
      remainingMinutes: 24 * 60,
      warning: 'half',
      late: false,
    })
  })

  it('HELP-031 is kept by an answer at the due time and late by one a minute after it', () => {
    expect(read([...FRIDAY, ...log(['fulfil', '11-24 15:00'])], '12-31 12:00')).toMatchObject({ late: false })
    expect(read([...FRIDAY, ...log(['fulfil', '11-24 15:01'])], '12-31 12:00')).toMatchObject({
      state: 'fulfilled',
      remainingMinutes: -1,
      late: true,
    })
  })

  it('stays broken when the request is paused afterwards', () => {
    const paused = [...FRIDAY, ...log(['pause', '11-24 16:00'])]
    expect(read(paused, '12-01 12:00')).toMatchObject({
      state: 'breached',
      dueAt: winter('11-24 15:00'),
      remainingMinutes: -60,
    })
  })

  it('does not know the future: events after now do not count', () => {
    const later = [...FRIDAY, ...log(['pause', '11-23 09:00'], ['fulfil', '11-24 09:00'])]
    expect(read(later, '11-23 08:00')).toMatchObject({ state: 'running', dueAt: winter('11-24 15:00') })
    expect(read(later, '11-23 10:00')).toMatchObject({ state: 'paused', dueAt: null })
  })

  it('takes events in any order and passes over those that make no sense', () => {
    const messy = log(
      ['resume', '11-23 06:00'],
      ['pause', '11-20 18:00'],
      ['activate', '11-20 15:00'],
      ['activate', '11-20 16:00'],
      ['pause', '11-21 18:00'],
      ['resume', '11-23 07:00'],
      ['pause', '11-19 10:00'],
    )
    expect(dueAt(messy)).toEqual(winter('11-25 03:00'))
  })

  it('has its whole time left when nothing has happened yet', () => {
    expect(read([], '11-20 12:00')).toMatchObject({ state: 'paused', dueAt: null, remainingMinutes: 2_880 })
  })

  it('can be explained by another calendar', () => {
    const noHolidays = { ...ILLINOIS_CALENDAR, version: 'test', holidays: () => [] }
    const wednesday = log(['activate', '11-25 10:00'])
    expect(dueAt(wednesday)).toEqual(winter('12-01 10:00'))
    expect(dueAt(wednesday, FIRST_ANSWER_POLICY, noHolidays)).toEqual(winter('11-27 10:00'))
  })
})

describe('what a change of state does to the promise', () => {
  it('pauses it while we wait for the requester and after the solution', () => {
    expect(clockEventOnTransition('in_progress', 'waiting_for_requester')).toBe('pause')
    expect(clockEventOnTransition('escalated', 'resolved')).toBe('pause')
  })

  it('resumes it when the requester is back', () => {
    expect(clockEventOnTransition('waiting_for_requester', 'in_progress')).toBe('resume')
    expect(clockEventOnTransition('resolved', 'in_progress')).toBe('resume')
    expect(clockEventOnTransition('waiting_for_requester', 'escalated')).toBe('resume')
  })

  it('lets it run on through triage and escalation, which are no answers', () => {
    expect(clockEventOnTransition('new', 'in_progress')).toBeNull()
    expect(clockEventOnTransition('in_progress', 'escalated')).toBeNull()
    expect(clockEventOnTransition('waiting_for_requester', 'resolved')).toBeNull()
    expect(clockEventOnTransition('resolved', 'closed')).toBeNull()
  })
})
