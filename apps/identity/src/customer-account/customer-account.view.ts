import type { AccountOutcome, CustomerAccountView, PasswordNote } from '@isets/contracts'
import type { UserAccount } from '../user/user-account.entity.ts'

type Facts = Pick<UserAccount, 'username' | 'email' | 'status' | 'startPasswordUntil' | 'lastSignInAt'>

/** What staff are told of a customer's account. @param startPassword the one that was just made for it */
export function customerAccountView(
  outcome: AccountOutcome,
  account: Facts,
  now: Date,
  startPassword: string | null = null,
): CustomerAccountView {
  const password = startPassword === null ? passwordNote(account, now) : 'start'
  const until = password === 'start' ? account.startPasswordUntil : null
  return {
    outcome,
    username: account.username ?? account.email ?? '',
    password,
    startPassword,
    startPasswordEndsAt: until?.toISOString() ?? null,
  }
}

function passwordNote({ status, startPasswordUntil, lastSignInAt }: Facts, now: Date): PasswordNote {
  if (status === 'deactivated') return 'deactivated'
  if (!startPasswordUntil || lastSignInAt) return 'own'
  return startPasswordUntil > now ? 'start' : 'expired'
}
