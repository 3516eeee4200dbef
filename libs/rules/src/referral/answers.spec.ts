import { describe, expect, it } from '@jest/globals'
import { checkAcceptance, checkRejection, checkReverseReferral } from './answers.ts'

const TODAY = '2026-03-10'

describe('answers to a referral', () => {
  it('REF-047 accepts with an assessment behind and a start ahead', () => {
    const good = { assessmentCompletedOn: TODAY, expectedStartOn: TODAY }
    expect(checkAcceptance(good, TODAY)).toEqual({})
    const bad = { assessmentCompletedOn: '2026-03-11', expectedStartOn: '2026-03-09' }
    expect(Object.keys(checkAcceptance(bad, TODAY))).toEqual(['assessmentCompletedOn', 'expectedStartOn'])
  })

  const rejection = { response: 'rejected', rejectedOn: TODAY, reasons: [6], note: '' } as const

  it('REF-048 wants a reason, unless nobody could be reached, and a date since the submission', () => {
    expect(checkRejection(rejection, '2026-03-01', TODAY)).toEqual({})
    expect(checkRejection({ ...rejection, reasons: [] }, '2026-03-01', TODAY)).toHaveProperty('reasons')
    expect(checkRejection({ ...rejection, response: 'no_contact', reasons: [] }, '2026-03-01', TODAY)).toEqual({})
    expect(checkRejection({ ...rejection, rejectedOn: '2026-02-28' }, '2026-03-01', TODAY)).toHaveProperty('rejectedOn')
    expect(checkRejection({ ...rejection, rejectedOn: '2026-03-11' }, '2026-03-01', TODAY)).toHaveProperty('rejectedOn')
  })

  it('REF-049 wants a note for "Other"', () => {
    expect(checkRejection({ ...rejection, reasons: [1, 8] }, '2026-03-01', TODAY)).toHaveProperty('note')
    expect(checkRejection({ ...rejection, reasons: [8], note: 'Moved away' }, '2026-03-01', TODAY)).toEqual({})
  })

  it('REF-025 REF-026 wants both dates of a completed assessment, and neither for the waiting list', () => {
    expect(Object.keys(checkReverseReferral({ response: 'assessment_completed' }, TODAY))).toEqual([
      'assessmentCompletedOn',
      'expectedStartOn',
    ])
    expect(checkReverseReferral({ response: 'waiting_list' }, TODAY)).toEqual({})
    const late = {
      response: 'waiting_list',
      assessmentCompletedOn: '2026-03-11',
      expectedStartOn: '2026-03-01',
    } as const
    expect(Object.keys(checkReverseReferral(late, TODAY))).toHaveLength(2)
  })
})
