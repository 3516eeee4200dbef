import { Refusal } from '@isets/contracts'
import { describe, expect, it } from '@jest/globals'
import { refusePersonalData, textsOf } from './personal-data.ts'

function refusalOf(value: unknown): Refusal | undefined {
  try {
    refusePersonalData(textsOf(value))
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

describe('HELP-019 Social Security numbers', () => {
  it.each([
    ['summary', { summary: 'Case of 123-45-6789' }],
    ['descriptionHtml', { descriptionHtml: '<p>123-<b>45</b>-6789</p>' }],
    ['customer.lastName', { customer: { lastName: 'Sample 123 45 6789' } }],
    ['customer.individualNumber', { customer: { individualNumber: '123-45-6789' } }],
    ['context.steps', { context: { steps: 'SSN 123456789' } }],
    ['cc.1', { cc: ['a@b.example', '123-45-6789@b.example'] }],
    ['category', { category: '123-45-6789' }],
    ['requester.phone', { requester: { phone: '123-45-6789' } }],
  ])('are found in %s, and the refusal names the field only', (field, form) => {
    const refusal = refusalOf(form)
    expect(refusal?.code).toBe('PERSONAL_DATA')
    expect(Object.keys(refusal?.details.fields ?? {})).toEqual([field])
    expect(JSON.stringify(refusal?.details) + (refusal?.message ?? '')).not.toMatch(/6789/)
  })

  it('leave nine digits alone in the individual number, which has a field of its own', () => {
    expect(refusalOf({ customer: { individualNumber: '123456789' } })).toBeUndefined()
  })

  it('are not looked for in ids', () => {
    expect(refusalOf({ attachmentIds: ['123-45-6789'] })).toBeUndefined()
  })
})
