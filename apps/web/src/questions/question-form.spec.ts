import { describe, expect, it } from '@jest/globals'
import { atFields, questionProblems, startingQuestion, TOPICS, toQuestion } from './question-form.ts'

const now = new Date('2026-03-02T15:00:00Z')
const complete = {
  topic: 'user-access/account-log-in',
  summary: 'I cannot sign in',
  text: 'It says <locked>.',
  firstName: 'Briar',
  lastName: 'Sample',
  email: ' briar@mail.example ',
  organisationName: '',
}

describe('a question of a visitor', () => {
  it('IDN-004 is about what needs no account', () => {
    expect(TOPICS.map(({ value }) => value)).toEqual([
      'isets/error-or-bug',
      'isets/how-to',
      'user-access/account-log-in',
      'something-else/other-question',
    ])
  })

  it('HELP-004 can be sent when it is complete', () => {
    expect(questionProblems(complete, now)).toEqual({})
    expect(toQuestion(complete)).toMatchObject({
      category: 'user-access',
      subcategory: 'account-log-in',
      requester: { email: 'briar@mail.example' },
    })
  })

  it('HELP-006 HELP-008 HELP-012 says at each field what is missing', () => {
    const problems = questionProblems(startingQuestion(undefined), now)
    expect(Object.keys(problems)).toEqual(['topic', 'summary', 'text', 'firstName', 'lastName', 'email'])
  })

  it('HELP-019 says where a Social Security number stands, as the server does', () => {
    expect(questionProblems({ ...complete, text: '123-45-6789' }, now)).toEqual({ text: expect.any(String) })
    expect(atFields({ text: 'Take it out.', 'requester.email': 'No.' })).toEqual({ text: 'Take it out.', email: 'No.' })
  })

  it('names the question that it goes on from', () => {
    expect(startingQuestion('HR-000123').summary).toBe('About HR-000123: ')
  })
})
