import { describe, expect, it } from '@jest/globals'
import { type ScreeningAnswers } from '@isets/contracts'
import {
  askedAnswers,
  checkScreening,
  finishedSections,
  LATEST_SCREENING_FORM,
  screeningForm,
} from './screening-check.ts'
import { questionsOf } from './screening-form.ts'

const form = LATEST_SCREENING_FORM
const ANSWERS: ScreeningAnswers = {
  ...{ receivesSnap: true, receivesTanf: false, householdSize: 2, caresForChild: false },
  ...{ employed: true, hoursPerWeek: 15, highestGrade: 'high_school', inSchool: false, readsEnglish: true },
  ...{ ableToWork: true, situations: ['childcare'], availableFrom: '2026-03-09', availableHours: 25, skills: ['care'] },
}
const complete = (answers: ScreeningAnswers) => checkScreening(form, answers, { complete: true })

describe('the screening form', () => {
  it('ASMT-001 has questions with keys of their own, and conditions on questions before them', () => {
    const questions = questionsOf(form)
    const keys = questions.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    for (const [index, { when }] of questions.entries()) {
      if (when) expect(keys.indexOf(when.key)).toBeLessThan(index)
    }
    expect(screeningForm(1)).toBe(form)
    expect(() => screeningForm(0)).toThrow(RangeError)
  })

  it('ASMT-007 is complete when every required question that is asked has its answer', () => {
    expect(complete(ANSWERS)).toEqual({})
    expect(Object.keys(complete({}))).toContain('receivesSnap')
    expect(complete({ ...ANSWERS, employed: false })).toEqual({ lastWorked: 'This needs an answer.' })
    expect(complete({ ...ANSWERS, ableToWork: false })).toEqual({ limitation: 'This needs an answer.' })
  })

  it('takes half of a form as a draft, but nothing that it does not know', () => {
    expect(checkScreening(form, { householdSize: 3 }, { complete: false })).toEqual({})
    const wrong: ScreeningAnswers = {
      ...{
        shoeSize: 9,
        householdSize: 0,
        employed: 'yes',
        highestGrade: 'kindergarten',
        situations: ['none', 'housing'],
      },
      ...{ availableFrom: 'soon', lastJob: 5 },
    }
    expect(Object.keys(checkScreening(form, wrong, { complete: false })).toSorted()).toEqual(
      Object.keys(wrong).toSorted(),
    )
  })

  it('ASMT-006 knows which sections are finished', () => {
    expect(finishedSections(form, {})).toEqual([])
    expect(finishedSections(form, ANSWERS)).toEqual(['benefits', 'work', 'education', 'readiness', 'interests'])
    expect(finishedSections(form, { ...ANSWERS, skills: [] })).not.toContain('interests')
  })

  it('submits no answer to a question that is not asked any more', () => {
    expect(askedAnswers(form, { ...ANSWERS, employed: false, lastWorked: 'never', lastJob: '' })).not.toHaveProperty(
      'hoursPerWeek',
    )
  })
})
