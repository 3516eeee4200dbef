import { describe, expect, it } from '@jest/globals'
import { signedConsentProblems } from './signed-consent.ts'

const TODAY = '2026-03-02'
const SIGNED = { form: '2151', signedOn: TODAY, description: 'Form 2151', attested: true, hasFile: true } as const

describe('a signed consent form', () => {
  it('REF-015 REF-016 REF-017 needs form, day, file, description and attestation', () => {
    expect(signedConsentProblems(SIGNED, TODAY)).toEqual({})
    const bare = { form: '', signedOn: '', description: ' ', attested: false, hasFile: false } as const
    const fields = ['attested', 'description', 'fileId', 'form', 'signedOn']
    expect(Object.keys(signedConsentProblems(bare, TODAY)).toSorted()).toEqual(fields)
  })

  it('REF-019 refuses a day to come and one more than a year ago', () => {
    expect(signedConsentProblems({ ...SIGNED, signedOn: '2026-03-03' }, TODAY).signedOn).toMatch(/future/)
    expect(signedConsentProblems({ ...SIGNED, signedOn: '2025-03-01' }, TODAY).signedOn).toMatch(/year/)
  })
})
