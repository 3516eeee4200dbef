import { describe, expect, it } from '@jest/globals'
import { FAQ } from './faq.ts'
import { FAQ_SUBJECTS } from './faq-words.ts'
import { findFaq, suggestFaq } from './faq-search.ts'

const codes = (found: readonly { code: string }[]) => found.map(({ code }) => code)

describe('the FAQ', () => {
  it('HELP-003 is filtered by audience and subject; what is for everybody is for each of them', () => {
    const access = findFaq({ audience: 'state_staff', subject: 'access' })
    expect(codes(access)).toEqual(['locked-out', 'browsers'])
    expect(codes(findFaq({ audience: 'providers', subject: 'access' }))).toEqual(expect.arrayContaining(['new-user']))
    expect(findFaq({})).toEqual(FAQ)
  })

  it('HELP-003 is searched by words and by the name of a program, whatever their form', () => {
    expect(codes(findFaq({ q: 'Earnfare' }))).toEqual(['boxes-4333'])
    expect(codes(findFaq({ q: 'forgot password' }))).toEqual(['locked-out'])
    expect(codes(findFaq({ q: 'deleting activities' }))).toContain('delete-activity')
    expect(findFaq({ q: 'zeppelin' })).toEqual([])
    expect(findFaq({ q: 'forgot zeppelin' })).toEqual([])
    expect(findFaq({ q: 'the' })).toEqual([])
  })

  it.each([
    ['Customer is missing from the September 4333', 'boxes-4333'],
    ['I forgot my password', 'locked-out'],
    ['Need access for a new user', 'new-user'],
    ['Cannot delete activity with attendance', 'delete-activity'],
    ['E-mail address of customer changed back by import', 'ies-when'],
  ])('HELP-045 has an answer near for "%s"', (summary, code) => {
    expect(codes(suggestFaq(summary))).toContain(code)
    expect(suggestFaq(summary).length).toBeLessThanOrEqual(3)
  })

  it('HELP-045 suggests nothing for a word that says nothing', () => {
    for (const summary of ['', 'help', 'a question', 'The page stays empty after saving']) {
      expect(suggestFaq(summary)).toEqual([])
    }
  })

  it('names each question once and has one in every subject', () => {
    expect(new Set(codes(FAQ)).size).toBe(FAQ.length)
    expect(new Set(FAQ.map(({ subject }) => subject))).toEqual(new Set(Object.keys(FAQ_SUBJECTS)))
  })
})
