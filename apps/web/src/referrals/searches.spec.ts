import { describe, expect, it } from '@jest/globals'
import { AMENDMENT_STATUSES, REFERRAL_VIEWS as VIEWS_OF_CONTRACT } from '@isets/contracts'
import { AMENDMENT_STATES } from '../packets/searches.ts'
import { REFERRAL_VIEWS } from './searches.ts'

describe('words that the web writes again from the contract', () => {
  it('REF-038 are all views of the referrals, in the order of the contract', () => {
    expect(REFERRAL_VIEWS).toEqual(VIEWS_OF_CONTRACT)
  })

  it('are all states of an amendment', () => {
    expect(AMENDMENT_STATES).toEqual(AMENDMENT_STATUSES)
  })
})
