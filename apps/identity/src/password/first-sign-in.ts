import { Refusal } from '@isets/contracts'
import { checkNewPassword } from '@isets/rules'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { UserAccount } from '../user/user-account.entity.ts'

interface SignIn {
  /** E-mail address or username. */
  readonly email: string
  readonly password: string
  readonly newPassword?: string | undefined
}

/**
 * The password that a person chooses at the first sign-in; `undefined` where one is in use already. Called once the
 * password is known to be right: who does not have it learns nothing of this.
 * @throws Refusal PASSWORD_DUE when none is chosen yet, INVALID when it will not do, SIGN_IN_REFUSED when the start
 * password has run out
 */
export function chosenPassword(
  { startPasswordUntil }: Pick<UserAccount, 'startPasswordUntil'>,
  { email, password, newPassword }: SignIn,
  now: Date,
): string | undefined {
  if (!startPasswordUntil) {
    if (newPassword === undefined) return undefined
    throw new Refusal('INVALID', { fields: { newPassword: 'This account has a password of its own already.' } })
  }
  if (startPasswordUntil <= now) {
    throw new Refusal('SIGN_IN_REFUSED', {
      reason: 'This start password has run out. Ask your provider for a new one.',
    })
  }
  if (newPassword === undefined) throw new Refusal('PASSWORD_DUE')
  const problem = checkNewPassword(newPassword, { signInName: email, before: password })
  if (problem !== undefined) throw new Refusal('INVALID', { fields: { newPassword: problem } })
  return newPassword
}

/**
 * Puts the customer's own password in place of the start password that was checked, once: of two who choose at the same
 * moment, the second is turned away. @throws Refusal SIGN_IN_REFUSED
 */
export async function replaceStartPassword(
  tx: EntityManager,
  { userId, checkedHash, ownHash }: { userId: string; checkedHash: string; ownHash: string },
): Promise<void> {
  const replaced = await tx.execute<unknown[]>(
    `update user_account set password_hash = ?, start_password_until = null
     where id = ? and password_hash = ? and start_password_until is not null returning id`,
    [ownHash, userId, checkedHash],
  )
  if (replaced.length === 0) throw new Refusal('SIGN_IN_REFUSED')
}
