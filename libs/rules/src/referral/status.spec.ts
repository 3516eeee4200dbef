import { describe, expect, it } from '@jest/globals'
import { maySeeReferral, REFERRAL_STATUSES } from './status.ts'

type Right = 'read' | 'readHidden'
const seenWith = (rights: readonly Right[], removed = false) =>
  REFERRAL_STATUSES.filter((status) => maySeeReferral({ status, removed }, (right) => rights.includes(right)))

describe('who may see a referral', () => {
  it('REF-053 C37 whoever may read it, rejected, expired and closed ones only with the right to see those too', () => {
    expect(seenWith(['read', 'readHidden'])).toEqual(REFERRAL_STATUSES)
    expect(seenWith(['read'])).toEqual([
      ...['pending_idhs_response', 'pending_provider_response', 'accepted', 'exited'],
    ])
    expect(seenWith(['readHidden'])).toEqual([])
    expect(seenWith([])).toEqual([])
  })

  it('REF-056 nobody, once it is removed', () => {
    expect(seenWith(['read', 'readHidden'], true)).toEqual([])
  })
})
