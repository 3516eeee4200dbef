import type { CustomerAccountView } from '@isets/contracts'

type Facts = Pick<CustomerAccountView, 'password' | 'startPassword'>

/** The note on the password: a start password that was just made is said once, and how long it serves. */
export function passwordText({ password, startPassword }: Facts) {
  return startPassword === null
    ? (`customerAccount.passwords.${password}` as const)
    : ('customerAccount.passwords.made' as const)
}

/**
 * Only for an account that its customer has never signed in to, and not right after a start password was shown. One
 * that was used is `own`, after a reset too: another start password is made from the record then (REF-023).
 */
export function mayHaveNewPassword({ password, startPassword }: Facts): boolean {
  return startPassword === null && (password === 'start' || password === 'expired')
}
