import { describe, expect, it } from '@jest/globals'
import { EXIT_STATUSES } from '@isets/contracts'
import { checkExit, earliestExit, EXIT_REASONS_OF, exitProblems, type ExitActivity } from './exit.ts'

const activity = (changes: Partial<ExitActivity> = {}): ExitActivity => ({
  ...{ type: 'VT', status: 'successful', startedOn: '2026-03-02', completedOn: '2026-03-20' },
  ...changes,
})
type Facts = Parameters<typeof exitProblems>[0]
const facts: Facts = {
  status: 'successful',
  reason: 'training_completed',
  ...{ completedOn: '2026-03-20', enrolledOn: '2026-03-01', today: '2026-03-25', activities: [activity()] },
}
const wrong = (changes: Partial<Facts>) => Object.keys(exitProblems({ ...facts, ...changes }))

describe('an exit', () => {
  it('EXIT-001 EXIT-002 names every activity that is neither completed nor removed', () => {
    const [done] = checkExit([activity(), activity({ type: 'SJS', status: 'not_required' })])
    expect(done?.missing).toBeNull()
    const open = activity({ type: 'SJS', status: 'started', completedOn: null })
    const planned = activity({ type: 'JR', status: 'planned', startedOn: null, completedOn: null })
    const [missing] = checkExit([activity(), open, planned])
    expect(missing?.missing).toBe(
      'Not all activities are completed: Supervised Job Search (Started/Open), Job Retention (Planned/Not Started).',
    )
  })

  it('EXIT-005 EXIT-015 knows the reasons of each completion status, and no others', () => {
    for (const status of EXIT_STATUSES) expect(EXIT_REASONS_OF[status].length).toBeGreaterThan(0)
    expect(wrong({})).toEqual([])
    expect(wrong({ status: 'moved' })).toEqual(['reason'])
    expect(wrong({ status: 'unsuccessful', reason: 'tanf_started' })).toEqual([])
    expect(wrong({ reason: 'retention_ended' })).toEqual([])
  })

  it('EXIT-006 is Successfully Employed only after more than 90 days in Job Retention', () => {
    const employed = (startedOn: string | null, completedOn: string | null = null) =>
      wrong({
        status: 'employed',
        reason: 'employed_90_days',
        ...{ completedOn: '2026-06-01', today: '2026-06-01' },
        activities: [activity({ type: 'JR', startedOn, completedOn })],
      })
    expect(employed('2026-03-02')).toEqual([])
    expect(employed('2026-03-03')).toEqual(['status'])
    expect(employed('2026-03-02', '2026-05-31')).toEqual(['status'])
    expect(employed(null)).toEqual(['status'])
    expect(wrong({ status: 'employed', reason: 'employed_90_days' })).toEqual(['status'])
  })

  it('EXIT-018 lies neither before the last activity or the enrolment nor in the future', () => {
    expect(earliestExit('2026-03-01', [])).toBe('2026-03-01')
    expect(earliestExit('2026-03-01', [activity(), activity({ completedOn: '2026-03-10' })])).toBe('2026-03-20')
    expect(wrong({ completedOn: '2026-03-19' })).toEqual(['completedOn'])
    expect(wrong({ completedOn: '2026-03-25' })).toEqual([])
    expect(wrong({ completedOn: '2026-03-26' })).toEqual(['completedOn'])
    expect(wrong({ activities: [], completedOn: '2026-02-28' })).toEqual(['completedOn'])
  })
})
