import * as z from 'zod'
import { operation } from '../operation.ts'
import { Id, Instant } from '../shapes.ts'

/** What "Search for ISETS account" came to. */
export const ACCOUNT_OUTCOMES = ['found', 'created'] as const
export type AccountOutcome = (typeof ACCOUNT_OUTCOMES)[number]

/**
 * `own`: the customer has signed in and chosen a password, which nobody else knows. Stays so for a search after a reset
 * (REF-023): the new start password is told once, to the staff who reset it. `start`: a start password waits for its
 * first use. `expired`: it was not used in time. `deactivated`: the account was ended and lets nobody in.
 */
export const PASSWORD_NOTES = ['own', 'start', 'expired', 'deactivated'] as const
export type PasswordNote = (typeof PASSWORD_NOTES)[number]

export const CustomerAccountView = z.object({
  outcome: z.enum(ACCOUNT_OUTCOMES),
  /** What the customer types to sign in; for an account of before usernames its e-mail address. */
  username: z.string(),
  password: z.enum(PASSWORD_NOTES),
  /** Said this once to the person who asked, for the customer; only its hash is kept. */
  startPassword: z.string().nullable(),
  startPasswordEndsAt: Instant.nullable(),
})
export type CustomerAccountView = z.infer<typeof CustomerAccountView>

const ASKED = {
  customerId: Id,
  /** Where the customer can be written to; empty for somebody without an e-mail address. Nobody signs in by it. */
  email: z.union([z.email().max(254), z.literal('')]).default(''),
  /** Another start password in place of one that was lost or has run out; never in an account that was signed in to. */
  newStartPassword: z.boolean().default(false),
}

/** The logins of customers, as staff deal with them. */
export const customerAccounts = {
  searchCustomerAccount: operation({
    service: 'identity',
    method: 'POST',
    path: '/ies/accounts',
    summary: 'Search for the ISETS account of a person whom the caller has just found in IES, else create it (IES-018)',
    permission: ['search', 'IesFeed'],
    audience: 'edge',
    input: z.strictObject(ASKED),
    output: CustomerAccountView,
  }),
  resetCustomerPassword: operation({
    service: 'identity',
    method: 'POST',
    path: '/customers/{id}/account/password',
    summary:
      "A new start password in place of a customer's own, for staff who may open the record; ends the customer's sessions (REF-023, CUST-009)",
    permission: ['resetPassword', 'Account'],
    audience: 'edge',
    input: z.strictObject({ id: Id }),
    output: CustomerAccountView,
    errors: ['NOT_FOUND', 'WRONG_STATUS'],
  }),
}

/** Between gateway and identity only. */
export const customerAccountsInternal = {
  provideCustomerAccount: operation({
    service: 'identity',
    method: 'POST',
    path: '/internal/customer-accounts',
    summary: 'The account of a customer; a new one with a start password where there is none',
    permission: ['search', 'IesFeed'],
    audience: 'internal',
    input: z.strictObject({
      ...ASKED,
      /** As in IES, which has just been asked. */
      firstName: z.string().min(1).max(60),
      lastName: z.string().min(1).max(60),
    }),
    output: CustomerAccountView,
  }),
  renewCustomerPassword: operation({
    service: 'identity',
    method: 'POST',
    path: '/internal/customer-accounts/password',
    summary:
      'A new start password for the account of a customer whose record the caller may open, as casework has said',
    permission: ['resetPassword', 'Account'],
    audience: 'internal',
    input: z.strictObject({ customerId: Id }),
    output: CustomerAccountView,
    errors: ['WRONG_STATUS'],
  }),
}
