import { describe, expect, it } from '@jest/globals'
import { GUIDANCE_CODES } from '@isets/contracts'
import { ARTICLES, GUIDANCE, HELP_DESK_ARTICLE } from './articles.ts'
import { findByWords, findFaq } from './faq-search.ts'
import { guidanceTitle } from './guidance-titles.ts'

const codes = (found: readonly { code: string }[]) => found.map(({ code }) => code)

describe('the knowledge base', () => {
  it('HELP-002 has written instructions for the help desk itself, first of all', () => {
    expect(ARTICLES[0]?.code).toBe(HELP_DESK_ARTICLE)
    expect(ARTICLES[0]?.answer.length).toBeGreaterThan(1)
  })

  it('HELP-003 is searched by the name of a program and by words', () => {
    expect(codes(findByWords('Earnfare', ARTICLES))).toEqual(
      expect.arrayContaining(['refer-customer', 'staffing-month']),
    )
    expect(codes(findByWords('wrong hours', ARTICLES))[0]).toBe('correct-attendance')
    expect(findByWords('zeppelin', ARTICLES)).toEqual([])
    expect(findByWords(' ', ARTICLES)).toEqual(ARTICLES)
  })

  it('HELP-041 has guidance for each correction that support can point to, and every article once', () => {
    expect(codes(GUIDANCE)).toEqual([...GUIDANCE_CODES])
    expect(new Set(codes(ARTICLES)).size).toBe(ARTICLES.length)
    expect(GUIDANCE.map(({ code }) => guidanceTitle(code))).toEqual(GUIDANCE.map(({ question }) => question))
    expect(guidanceTitle('resolved')).toBeUndefined()
  })

  it('HELP-041 tells a provider who asks for a correction who makes it', () => {
    expect(codes(findFaq({ audience: 'providers', q: 'support correct data' }))).toContain('support-corrects')
  })
})
