import * as z from 'zod'
import { operation } from '../operation.ts'

const service = 'notifier'

/** Mails that somebody may do without. All others are part of the work and always come. */
export const MAIL_KINDS = ['referral_digest', 'referral_summary', 'case_note_copy', 'organisation_note'] as const
export type MailKind = (typeof MAIL_KINDS)[number]

/** The mails that the caller's roles can get, and whether they want them. */
export const MailPreferences = z.object({
  kinds: z.array(z.object({ kind: z.enum(MAIL_KINDS), wanted: z.boolean() })),
  email: z.string(),
})
export type MailPreferences = z.infer<typeof MailPreferences>

export const mailPreferences = {
  readMailPreferences: operation({
    service,
    method: 'GET',
    path: '/mail/preferences',
    summary: 'Which mails the caller can get and wants',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: MailPreferences,
  }),
  saveMailPreferences: operation({
    service,
    method: 'PUT',
    path: '/mail/preferences',
    summary: 'Say which mails the caller does not want',
    permission: 'signedIn',
    input: z.strictObject({ unwanted: z.array(z.enum(MAIL_KINDS)).max(MAIL_KINDS.length) }),
    output: MailPreferences,
  }),
}
