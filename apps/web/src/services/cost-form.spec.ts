import { describe, expect, it } from '@jest/globals'
import { emptyForm, fieldsOf, problemsOf, totalOf } from './cost-form.ts'

const TODAY = '2026-03-02'
const activity = {
  id: '20000000-0000-4000-8000-000000000001',
  type: 'VT',
  organisationId: '10000000-0000-4000-8000-000000000001',
  organisationName: 'Prairie Demo Works',
  programmeId: '30000000-0000-4000-8000-000000000001',
  startedOn: '2026-01-05',
  endedOn: null,
}
const empty = emptyForm({ activities: [{ ...activity, id: 'ended', endedOn: '2026-02-01' }, activity], today: TODAY })
const filled = { ...empty, subtype: ' Bus pass ', unit: '$12.50', quantity: '4' }

describe('the form of a cost', () => {
  it('starts today, in the activity that goes on', () => {
    expect(empty).toMatchObject({ activityId: activity.id, issuedOn: TODAY, quantity: '1' })
  })

  it('SUPP-008 multiplies as it is typed, and only what is an amount', () => {
    expect(totalOf(filled)).toBe(5_000)
    expect(
      [
        { unit: 'abc', quantity: '1' },
        { unit: '5', quantity: '0' },
        { unit: '0', quantity: '1' },
      ].map(totalOf),
    ).toEqual([null, null, null])
  })

  it('names every field that is wrong', () => {
    expect(problemsOf(filled, TODAY, false)).toEqual({})
    expect(problemsOf({ ...empty, quantity: '1.5', issuedOn: '2026-03-03' }, TODAY, true)).toEqual({
      subtype: 'missingSubtype',
      issuedOn: 'futureDate',
      unit: 'badAmount',
      quantity: 'badQuantity',
      reason: 'missingReason',
    })
    expect(problemsOf({ ...filled, activityId: '', issuedOn: '' }, TODAY, false)).toEqual({
      activityId: 'missingActivity',
      issuedOn: 'missingDate',
    })
  })

  it('sends whole cents and no empty reason', () => {
    expect(fieldsOf(filled)).toEqual({
      subtype: 'Bus pass',
      method: 'gift_card',
      issuedOn: TODAY,
      unitCents: 1_250,
      quantity: 4,
      paidBy: 'grant',
      isEstimate: false,
    })
    expect(fieldsOf({ ...filled, reason: ' Found a receipt ' })).toMatchObject({ amendmentReason: 'Found a receipt' })
  })
})
