import { describe, expect, it } from '@jest/globals'
import { invented } from './invented.ts'

describe('invented people', () => {
  it('are the same for the same seed and others for another', () => {
    expect(invented(7).person()).toEqual(invented(7).person())
    expect(invented(7).person()).not.toEqual(invented(8).person())
  })

  it('cannot be reached: mail domains end in .example and telephone numbers are fiction', () => {
    const { person, organisation } = invented(1)
    for (let n = 0; n < 50; n++) {
      const { email, phone } = person(organisation().mailDomain)
      expect(email).toMatch(/^[a-z0-9.]+@[a-z-]+\.example$/)
      expect(phone).toMatch(/^\(217\) 555-01\d\d$/)
    }
  })
})
