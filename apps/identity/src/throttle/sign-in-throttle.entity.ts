import { defineEntity, p } from '@mikro-orm/core'

const SignInThrottleSchema = defineEntity({
  name: 'SignInThrottle',
  properties: {
    /** Hash of the address that was typed, so that unknown accounts are throttled like known ones. */
    accountKey: p.text().primary(),
    failures: p.integer(),
    windowStartedAt: p.datetime().index(),
    lockedUntil: p.datetime().nullable(),
    locks: p.integer(),
  },
})

export class SignInThrottle extends SignInThrottleSchema.class {}
SignInThrottleSchema.setClass(SignInThrottle)
