import { describe, expect, it } from '@jest/globals'
import { ACTIVITY_TYPES, type ActivityType } from '@isets/contracts'
import fc from 'fast-check'
import { ACTIVITIES, knownActivities, plannedHoursProblem } from './activity-catalogue.ts'
import { activityMixProblem } from './activity-mix.ts'

const problem = (types: readonly ActivityType[], hadSnap = false) => activityMixProblem(types, { hadSnap })?.problem

describe('activities that go on together', () => {
  it.each<[string, readonly ActivityType[], boolean, string | undefined]>([
    ['PLAN-018 Supervised Job Search alone', ['SJS'], false, 'job_search_alone'],
    ['PLAN-018 alone also after an earlier activity', ['SJS'], true, 'job_search_alone'],
    ['PLAN-019 Job Search Training alone', ['JST'], false, 'job_search_alone'],
    ['PLAN-019 both kinds of job search', ['SJS', 'JST'], false, 'job_search_alone'],
    ['PLAN-014 job search with another activity that does not count', ['SJS', 'CS'], false, 'job_search_alone'],
    ['PLAN-018 job search beside training', ['SJS', 'VT'], false, undefined],
    ['PLAN-016 Job Retention first', ['JR'], false, 'retention_alone'],
    ['C41 Job Retention after a SNAP activity', ['JR'], true, undefined],
    ['ENR-008 Job Retention beside a SNAP activity', ['JR', 'WRT'], false, undefined],
    ['PLAN-015 only other activities', ['CS', 'A/BA'], false, 'only_other'],
    ['PLAN-017 another activity beside a SNAP activity', ['CS', 'BE'], false, undefined],
    ['PLAN-014 nothing at all', [], false, undefined],
  ])('%s', (_name, types, hadSnap, expected) => {
    expect(problem(types, hadSnap)).toBe(expected)
  })

  it('C41 agrees with the rule as it is written, for every mix', () => {
    const types = fc.uniqueArray(fc.constantFrom(...ACTIVITY_TYPES))
    const isOther = (type: ActivityType) => ['A/BA', 'AP', 'PAP', 'CS'].includes(type)
    fc.assert(
      fc.property(types, fc.boolean(), (mix, hadSnap) => {
        const snap = mix
          .filter((type) => !isOther(type))
          .toSorted()
          .join('+')
        const refused =
          (mix.length > 0 && snap === '') || ['SJS', 'JST', 'JST+SJS'].includes(snap) || (snap === 'JR' && !hadSnap)
        expect(problem(mix, hadSnap) !== undefined).toBe(refused)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('the activities', () => {
  it('PLAN-014 are of two kinds, known by their codes', () => {
    expect(ACTIVITY_TYPES.filter((type) => !ACTIVITIES[type].isSnap)).toEqual(['A/BA', 'AP', 'PAP', 'CS'])
    expect(knownActivities(['WRT', 'XX', 'VT'])).toEqual(['VT', 'WRT'])
  })

  it('PLAN-021 C49 are planned with hours of a week, whole ones at a worksite', () => {
    expect(plannedHoursProblem('VT', 1_450)).toBeUndefined()
    expect(plannedHoursProblem('OJT', 1_450)).toContain('whole')
    expect(plannedHoursProblem('VT', 0)).toBeDefined()
    expect(plannedHoursProblem('VT', 6_001)).toBeDefined()
  })
})
