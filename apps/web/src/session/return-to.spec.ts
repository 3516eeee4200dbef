import { describe, expect, it } from '@jest/globals'
import { placeAfterSignIn } from './return-to.ts'

describe('the page after signing in', () => {
  it('is the page that was left, for the same user', () => {
    expect(placeAfterSignIn({ returnTo: '/help/new', endedFor: 'a', userId: 'a' })).toBe('/help/new')
  })

  it('is the start page for another user on the same computer', () => {
    expect(placeAfterSignIn({ returnTo: '/support/queue?request=x', endedFor: 'a', userId: 'b' })).toBe('/')
  })

  it('is the linked page when nobody had a session there', () => {
    expect(placeAfterSignIn({ returnTo: '/help/requests/HR-1', endedFor: undefined, userId: 'b' })).toBe(
      '/help/requests/HR-1',
    )
  })

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/sign-in?returnTo=/', undefined, 'x'])(
    'is never a foreign address or a loop: %j',
    (returnTo) => {
      expect(placeAfterSignIn({ returnTo, endedFor: undefined, userId: 'a' })).toBe('/')
    },
  )
})
