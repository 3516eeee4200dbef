import { hashPassword } from './password-hash.ts'
import type { PasswordCheck } from './password-check.ts'
import { newStartPassword, startPasswordEnd } from './start-password.ts'

/** A start password that nobody has stored yet. It is said once, in the answer; only the hash is kept. */
export interface MadePassword {
  readonly startPassword: string
  readonly passwordHash: string
  readonly until: Date
}

/** Hashing costs, so it takes its turn; hold no connection meanwhile. @throws Refusal BUSY */
export async function makePassword(passwords: PasswordCheck, now: Date): Promise<MadePassword> {
  const startPassword = newStartPassword()
  const passwordHash = await passwords.inTurn(() => hashPassword(startPassword))
  return { startPassword, passwordHash, until: startPasswordEnd(now) }
}
