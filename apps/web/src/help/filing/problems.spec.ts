import { describe, expect, it } from '@jest/globals'
import { startingForm } from './form-values.ts'
import { fieldFor, fieldId, sortProblems, submissionKey, summaryOf, toFieldErrors } from './problems.ts'

const form = startingForm(
  {
    id: '00000000-0000-4000-8000-000000000001',
    firstName: 'Robin',
    lastName: 'Sample',
    email: 'robin@agency.example',
    phone: null,
    extension: null,
    roles: ['partner'],
    organisation: null,
    providerManager: null,
  },
  { pageUrl: '', browser: '' },
)

describe('problems of the form', () => {
  it.each([
    ['requester.email', 'requester.email'],
    ['attachments', 'attachmentIds'],
    ['attachmentIds.2', 'attachmentIds'],
    ['cc.0', 'cc'],
    ['version', undefined],
    ['', undefined],
  ])('find the field of %j: %j', (path, field) => {
    expect(fieldFor(path)).toBe(field)
  })

  it('lead from the summary to the fields, in the order of the form', () => {
    const { byField } = sortProblems({ cc: 'C', summary: 'S', 'context.steps': 'T' })
    expect(
      summaryOf(
        (path) => byField.get(path),
        (label) => label,
      ),
    ).toEqual([
      { fieldId: 'field-summary', message: 'S' },
      { fieldId: 'field-context-steps', message: 'T' },
      { fieldId: fieldId('cc'), message: 'C' },
    ])
  })

  it('name their field when two have the same', () => {
    const { byField } = sortProblems({
      summary: 'Take the number out',
      'context.steps': 'Take the number out',
      cc: 'C',
    })
    expect(
      summaryOf(
        (path) => byField.get(path),
        (label) => label,
      ).map(({ message }) => message),
    ).toEqual(['summary: Take the number out', 'steps: Take the number out', 'C'])
  })

  it('HELP-019 keep a sentence of the server that has no field of its own', () => {
    expect(sortProblems({ 'somewhere.else': 'X' }).elsewhere).toEqual(['X'])
  })

  it('take the nested shape of the form', () => {
    const { byField } = sortProblems({ 'requester.firstName': 'A', 'requester.lastName': 'B', cc: 'C' })
    expect(toFieldErrors(byField)).toMatchObject({
      requester: { firstName: { message: 'A' }, lastName: { message: 'B' } },
      cc: { message: 'C' },
    })
  })
})

describe('the key of a submission', () => {
  it('stays for the same content, so that a double click files one request', () => {
    const first = submissionKey(null, form, () => 'k1')
    expect(submissionKey(first, { ...form }, () => 'k2').key).toBe('k1')
  })

  it('is new for another content', () => {
    const first = submissionKey(null, form, () => 'k1')
    expect(submissionKey(first, { ...form, summary: 'x' }, () => 'k2').key).toBe('k2')
  })
})
