import * as z from 'zod'
import { operation } from '../operation.ts'
import { ConsentView } from '../referrals/shapes.ts'
import { Id } from '../shapes.ts'
import { SignInName } from './session.ts'

/** What customers do by their own login on the screen of somebody else, who stays signed in. */
export const ownLogin = {
  consentInOwnLogin: operation({
    service: 'identity',
    method: 'POST',
    path: '/consents/own-login',
    summary:
      "Give consent at a provider's screen with the customer's own login, which is checked and not kept (REF-014)",
    /** The right is that of the customer whose login it is. */
    permission: 'signedIn',
    audience: 'edge',
    input: z.strictObject({
      customerId: Id,
      /** Or the username (REF-014). */
      email: SignInName,
      password: z.string().min(1).max(256),
      /** REF-019: who discloses to whom; `null` stands for IDHS, on one side at most. */
      disclosingOrganisationId: Id.nullable(),
      receivingOrganisationId: Id.nullable(),
      textVersion: z.string().max(40),
      agreed: z.literal(true),
    }),
    output: ConsentView,
    errors: ['NOT_FOUND', 'PASSWORD_DUE'],
  }),
}
