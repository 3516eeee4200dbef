import { describe, expect, it } from '@jest/globals'
import { draftProblems, EMPTY_DRAFT, type NoteDraft } from './note-draft.ts'

const words = { day: 'day', type: 'type', part: (part: string) => part }
const whole: NoteDraft = {
  ...EMPTY_DRAFT,
  contactOn: '2026-03-02',
  contactType: 'phone',
  data: 'The customer called.',
  analysis: 'All is well.',
  plan: 'Next call in two weeks.',
}
const fields = (draft: Partial<NoteDraft>) =>
  draftProblems({ ...whole, ...draft }, '2026-03-02', words).map(({ fieldId }) => fieldId)

describe('a case note before it is sent', () => {
  it('NOTE-028 needs day, type and the three parts', () => {
    expect(fields({})).toEqual([])
    expect(fields(EMPTY_DRAFT)).toEqual([
      'note-contactOn',
      'note-contactType',
      'note-data',
      'note-analysis',
      'note-plan',
    ])
  })

  it('NOTE-007 is not about tomorrow', () => {
    expect(fields({ contactOn: '2026-03-03' })).toEqual(['note-contactOn'])
  })

  it('HELP-019 holds no Social Security number', () => {
    expect(fields({ plan: 'Ask about 123-45-6789.' })).toEqual(['note-plan'])
  })
})
