import { describe, expect, it } from '@jest/globals'
import { deskOptions } from './desk-options.ts'

const keys = (mayFile: boolean) => deskOptions(() => mayFile).map(({ key }) => key)

describe('the home page of the help desk', () => {
  it('HELP-002 offers its six ways on, a new request only to those who may file one', () => {
    const all = ['newRequest', 'knowledge', 'faq', 'instructions', 'partnerPages', 'portal']
    expect(keys(true)).toEqual(all)
    expect(keys(false)).toEqual(all.slice(1))
  })

  it('HELP-002 leaves ISETS only for the partner pages', () => {
    const outside = deskOptions(() => true).filter((option) => 'elsewhere' in option)
    expect(outside).toEqual([expect.objectContaining({ elsewhere: expect.stringMatching(/^https:/) })])
    expect(outside[0]?.key).toBe('partnerPages')
  })
})
