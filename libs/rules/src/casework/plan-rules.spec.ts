import { describe, expect, it } from '@jest/globals'
import { ACTIVITY_STATUSES } from '@isets/contracts'
import { completionProblem, earliestStart, plannedDatesProblem, startProblem } from './activity-dates.ts'
import { ACTIVITY_COMMANDS, activityStatusAfter } from './activity-status.ts'
import { attendanceDayProblem, attendanceHoursProblem, countableHours, daysOfWeek, weekOf } from './attendance.ts'
import { customerFlags, type CustomerFlagFacts } from './customer-flags.ts'
import { checkEnrolment, type EnrolmentFacts } from './enrolment.ts'
import { etHappeningOf } from './referral-happening.ts'

describe('the status of an activity', () => {
  it('PLAN-023 C29 follows the table: removed only before its start, final once completed', () => {
    const table = ACTIVITY_STATUSES.map((status) => [
      status,
      ACTIVITY_COMMANDS.filter((command) => activityStatusAfter(status, command) !== undefined),
    ])
    expect(Object.fromEntries(table)).toEqual({
      not_set: ['remove'],
      planned: ['start', 'notRequired', 'remove'],
      started: ['closeSuccessful', 'closeUnsuccessful'],
      successful: [],
      unsuccessful: [],
      not_required: [],
    })
  })
})

describe('dates of an activity', () => {
  const start = { enrolledOn: '2026-03-15', today: '2026-03-20', byProvider: true }

  it('PLAN-024 begin for a provider with the month of the enrolment', () => {
    expect(earliestStart('2026-03-15')).toBe('2026-03-01')
    expect(startProblem({ ...start, startedOn: '2026-03-01' })).toBeUndefined()
    expect(startProblem({ ...start, startedOn: '2026-02-28' })).toBeDefined()
    expect(startProblem({ ...start, startedOn: '2026-02-28', byProvider: false })).toBeUndefined()
    expect(startProblem({ ...start, startedOn: '2026-03-21' })).toContain('future')
  })

  it('EXIT-018 PLAN-037 end after the start and not in the future', () => {
    const facts = { startedOn: '2026-03-05', today: '2026-03-20' }
    expect(completionProblem('2026-03-05', facts)).toBeUndefined()
    expect(completionProblem('2026-03-04', facts)).toBeDefined()
    expect(completionProblem('2026-03-21', facts)).toBeDefined()
    expect(plannedDatesProblem('2026-03-05', '2026-03-04')).toBeDefined()
  })
})

describe('attendance', () => {
  it('ATT-011 goes by weeks from Monday', () => {
    expect(weekOf('2026-03-01')).toBe('2026-02-23')
    expect(weekOf('2026-03-02')).toBe('2026-03-02')
    expect(daysOfWeek('2026-03-08').at(-1)).toBe('2026-03-08')
  })

  it('ATT-001 is entered between start and end, up to today, and never in a locked month', () => {
    const facts = { day: '2026-03-04', startedOn: '2026-03-02', completedOn: null, today: '2026-03-06', locked: false }
    expect(attendanceDayProblem(facts)).toBeUndefined()
    expect(attendanceDayProblem({ ...facts, startedOn: null })).toBeDefined()
    expect(attendanceDayProblem({ ...facts, day: '2026-03-01' })).toBeDefined()
    expect(attendanceDayProblem({ ...facts, day: '2026-03-07' })).toBeDefined()
    expect(attendanceDayProblem({ ...facts, completedOn: '2026-03-03' })).toBeDefined()
    expect(attendanceDayProblem({ ...facts, locked: true })).toContain('locked')
    expect(attendanceDayProblem({ ...facts, today: '2026-08-15' })).toBeUndefined()
    expect(attendanceDayProblem({ ...facts, today: '2026-08-16' })).toContain('last day for corrections')
    expect(attendanceHoursProblem(2_401)).toBeDefined()
  })

  it('ATT-005 ATT-006 counts job search for at most half of the countable hours', () => {
    expect(countableHours(9_000, 3_000)).toBe(6_000)
    expect(countableHours(1_000, 7_000)).toBe(8_000)
    expect(countableHours(8_000, 0)).toBe(0)
  })
})

describe('what an enrolment needs', () => {
  const facts: EnrolmentFacts = {
    ...{ eligibility: 'eligible', screenedOn: '2026-02-01', exitedOn: null, referral: 'accepted' },
    ...{ programmeOpen: true, contractCurrent: true, enrolledAlready: false },
    ...{ leftOn: null, today: '2026-03-02' },
  }
  const missing = (changes: Partial<EnrolmentFacts>) =>
    checkEnrolment({ ...facts, ...changes }).flatMap(({ step, missing: why }) => (why === null ? [] : [step]))

  it('ENR-001 ENR-020 is eligibility, a screening and an accepted referral, in a programme of today', () => {
    expect(missing({})).toEqual([])
    expect(missing({ eligibility: 'not_eligible' })).toEqual(['eligibility'])
    expect(missing({ eligibility: 'needs_verification' })).toEqual(['eligibility'])
    expect(missing({ screenedOn: null })).toEqual(['screening'])
    expect(missing({ referral: 'pending_provider_response' })).toEqual(['referral'])
    expect(missing({ referral: null, contractCurrent: false })).toEqual(['referral', 'programme'])
    expect(missing({ enrolledAlready: true })).toEqual(['once'])
  })

  it('REF-037 ENR-019 asks an FCRC for everything but a referral in its own activities', () => {
    const own = { ownActivities: true, referral: null }
    expect(missing(own)).toEqual([])
    expect(missing({ ...own, referral: 'rejected' })).toEqual([])
    expect(missing({ ...own, eligibility: 'needs_verification', screenedOn: null })).toEqual([
      'eligibility',
      'screening',
    ])
    expect(missing({ ...own, programmeOpen: false, enrolledAlready: true })).toEqual(['programme', 'once'])
    const labels = checkEnrolment({ ...facts, ...own }).map(({ label }) => label)
    expect(labels).toContain('No referral needed: activities of your own office')
    expect(labels).not.toContain('Referral accepted')
  })

  it('ASMT-019 ENR-016 asks for a new screening after an exit', () => {
    expect(missing({ exitedOn: '2026-02-10' })).toEqual(['screening'])
    expect(missing({ exitedOn: '2026-01-10' })).toEqual([])
  })

  it('ENR-018 ENR-016 C3 takes the earlier referral again under 45 days after the exit, never from then on', () => {
    const back = { referral: 'exited', exitedOn: '2026-01-10', leftOn: '2026-01-10' } as const
    expect(missing({ ...back, today: '2026-02-23' })).toEqual([])
    expect(missing({ ...back, today: '2026-02-24' })).toEqual(['referral'])
    expect(missing({ ...back, today: '2026-02-23', eligibility: 'not_eligible' })).toEqual(['eligibility'])
    expect(missing({ ...back, today: '2026-02-23', screenedOn: '2026-01-09' })).toEqual(['screening'])
    expect(missing({ ...back, today: '2026-02-23', referral: 'closed' })).toEqual(['referral'])
  })

  it('REF-006 ASMT-019 looks at eligibility and a new assessment also when no new referral is needed', () => {
    const back = { referral: 'exited', leftOn: '2026-02-01', exitedOn: '2026-02-01', today: '2026-02-20' } as const
    expect(missing({ ...back, screenedOn: '2026-02-05' })).toEqual([])
    expect(missing({ ...back, screenedOn: '2026-01-31' })).toEqual(['screening'])
    const neither = { ...back, screenedOn: null, eligibility: 'needs_verification' } as const
    expect(missing(neither)).toEqual(['eligibility', 'screening'])
  })
})

describe('what a record asks for', () => {
  const facts: CustomerFlagFacts = {
    ...{ status: 'active', statusSince: '2026-02-01', openSnap: 1, eligibility: 'eligible' },
    ...{ redeterminationOn: '2026-12-31', screenedOn: '2026-01-15', acceptedNotEnrolled: false },
    ...{ screeningReviewedOn: null, screeningBegunOn: null, screeningDays: 30 },
    ...{ planNoteDue: false, lastNoteOn: '2026-02-20' },
  }
  const flags = (changes: Partial<CustomerFlagFacts>, today = '2026-03-02') =>
    customerFlags({ ...facts, ...changes }, today).map(({ flag, colour }) => `${colour} ${flag}`)

  it.each<[string, Partial<CustomerFlagFacts>, string[]]>([
    ['nothing', {}, []],
    ['C6 thirty days of Inactive', { status: 'inactive', statusSince: '2026-01-31' }, []],
    ['C6 more than thirty', { status: 'inactive', statusSince: '2026-01-30' }, ['yellow inactive_over_30']],
    ['C6 more than forty-five', { status: 'inactive', statusSince: '2026-01-15' }, ['red inactive_over_45']],
    ['TMR-041', { openSnap: 0 }, ['red completed_not_exited']],
    ['CASE-034', { eligibility: 'not_eligible' }, ['red not_eligible']],
    ['TMR-038 past due', { redeterminationOn: '2026-03-01' }, ['red redetermination_past']],
    ['TMR-038 thirty days', { redeterminationOn: '2026-04-01' }, ['red redetermination_soon']],
    ['TMR-038 fifty-nine days', { redeterminationOn: '2026-04-30' }, ['yellow redetermination_soon']],
    ['TMR-038 sixty days', { redeterminationOn: '2026-05-01' }, []],
    ['ASMT-013 a day short of six months', { screenedOn: '2025-09-03' }, []],
    ['ASMT-013 TMR-031 six months', { screenedOn: '2025-09-02' }, ['yellow screening_review']],
    ['ASMT-013 reviewed since', { screenedOn: '2025-08-02', screeningReviewedOn: '2025-12-01' }, []],
    [
      'ASMT-013 reviewed six months ago',
      { screenedOn: '2025-07-02', screeningReviewedOn: '2025-09-02' },
      ['yellow screening_review'],
    ],
    [
      'ASMT-014 nine months, which a review does not make younger',
      { screenedOn: '2025-06-02', screeningReviewedOn: '2026-02-01' },
      ['yellow screening_old'],
    ],
    ['ASMT-014 nine months', { screenedOn: '2025-06-02' }, ['yellow screening_old']],
    ['ASMT-014 twelve months', { screenedOn: '2025-03-02' }, ['yellow screening_old']],
    ['ASMT-014 over twelve months', { screenedOn: '2025-03-01' }, ['red screening_old']],
    ['ASMT-021 begun thirty days ago', { screenedOn: null, screeningBegunOn: '2026-01-31' }, ['yellow screening_due']],
    [
      'ASMT-021 TMR-101 begun more than thirty days ago',
      { screenedOn: null, screeningBegunOn: '2026-01-30' },
      ['red screening_overdue'],
    ],
    [
      'ASMT-021 begun more than fourteen days ago where the setting says fourteen',
      { screenedOn: null, screeningBegunOn: '2026-02-15', screeningDays: 14 },
      ['red screening_overdue'],
    ],
    ['ASMT-021 an update of a current screening', { screeningBegunOn: '2026-01-16' }, []],
    [
      'ASMT-021 an update that the old screening needed',
      { screenedOn: '2025-03-01', screeningBegunOn: '2026-01-30' },
      ['red screening_overdue'],
    ],
    ['NOTE-024 TMR-034 a note of two weeks ago', { lastNoteOn: '2026-02-16' }, []],
    ['NOTE-024 TMR-034 an older one', { lastNoteOn: '2026-02-15' }, ['red note_overdue']],
    ['NOTE-024 never one since becoming active', { lastNoteOn: null }, ['red note_overdue']],
    ['NOTE-024 of active customers only', { lastNoteOn: null, status: 'retention' }, []],
    ['PLAN-028 a change without its case note', { planNoteDue: true }, ['yellow plan_note_due']],
  ])('%s', (_name, changes, expected) => {
    expect(flags(changes)).toEqual(expected)
  })
})

describe('what a referral means for the status', () => {
  it('REF-052 is one thing for each of its statuses', () => {
    const of = (status: Parameters<typeof etHappeningOf>[0]['status'], response: 'waiting_list' | null = null) =>
      etHappeningOf({ status, response, consentRevoked: false })
    expect(of('pending_idhs_response')).toBe('refer')
    expect(of('accepted')).toBe('acceptReferral')
    expect(of('accepted', 'waiting_list')).toBe('waitList')
    expect(of('closed')).toBeUndefined()
    expect(etHappeningOf({ status: 'closed', response: null, consentRevoked: true })).toBe('revokeConsent')
  })
})
