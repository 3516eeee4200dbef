import type { InjectionToken } from '@nestjs/common'

/** `SessionLimits` of this installation. */
export const SESSION_LIMITS: InjectionToken = Symbol('session limits')
/** The private key that context tokens are signed with; no other service has it. */
export const SIGNING_KEY: InjectionToken = Symbol('signing key')
