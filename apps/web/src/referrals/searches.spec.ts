import { describe, expect, it } from '@jest/globals'
import { REFERRAL_VIEWS as VIEWS_OF_CONTRACT } from '@isets/contracts'
import { REFERRAL_VIEWS } from './searches.ts'

describe('words that the web writes again from the contract', () => {
  it('REF-038 are all views of the referrals, in the order of the contract', () => {
    expect(REFERRAL_VIEWS).toEqual(VIEWS_OF_CONTRACT)
  })
})
