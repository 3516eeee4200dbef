import { ManualClock } from '@isets/testing'
import { exportJWK, generateKeyPair } from 'jose'
import { SigningKeyShape } from '../config.ts'
import { PasswordCheck } from '../password/password-check.ts'
import { SessionService } from '../session/session.service.ts'
import { SignInService } from '../session/sign-in.service.ts'
import { ThrottleService } from '../throttle/throttle.service.ts'
import type { IdentityDatabase } from './identity-database.ts'

export const LIMITS = { idleSeconds: 1_800, warningSeconds: 1_500, absoluteSeconds: 43_200 }

/** A key that context tokens are signed with. */
export async function contextKey() {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  return SigningKeyShape.parse({ ...(await exportJWK(privateKey)), kid: 'test' })
}

/** Sign-in and sessions on a clock that the test moves. */
export async function sessionsOn(
  { em, asRequest }: IdentityDatabase,
  clock = new ManualClock(),
  passwords = new PasswordCheck(),
) {
  const signing = await contextKey()
  const signIn = new SignInService(em, new ThrottleService(em, clock), passwords, clock, clock, LIMITS)
  const sessions = new SessionService(em, clock, clock, LIMITS, signing)
  const place = { address: '192.0.2.1', device: 'Test browser' }
  return {
    clock,
    open: (email: string, password: string, replaces?: string) =>
      asRequest(() => signIn.open({ email, password, ...place, ...(replaces && { replaces }) })),
    choose: (email: string, password: string, newPassword: string) =>
      asRequest(() => signIn.open({ email, password, newPassword, ...place })),
    issue: (token: string, background = false) => asRequest(() => sessions.issueContext(token, background)),
    view: (token: string, renew = false) => asRequest(() => sessions.view(token, renew)),
    close: (token: string) => asRequest(() => sessions.close(token)),
  }
}
