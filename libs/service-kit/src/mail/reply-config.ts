import * as z from 'zod'
import type { ReplySettings } from './reply-address.ts'

const Secret = z.string().min(32)
/** With commas between them; blanks around one are no part of it. */
const Secrets = z
  .string()
  .transform((list) => list.split(',').map((secret) => secret.trim()))
  .transform((secrets) => secrets.filter((secret) => secret !== ''))
  .pipe(z.tuple([Secret], Secret))

/**
 * The settings of answers by mail (HELP-022), for every app that gives their addresses or takes mail for them:
 * `z.object({ … }).and(replyConfig)`. Without a domain no mail takes an answer.
 */
export const replyConfig = z
  .object({
    REPLY_DOMAIN: z.hostname().optional(),
    /** The first signs the addresses; those of older ones are good as well. */
    REPLY_SECRET: Secrets.optional(),
  })
  .transform(({ REPLY_DOMAIN: domain, REPLY_SECRET: secrets }, context): { replies: ReplySettings | undefined } => {
    if (domain === undefined) return { replies: undefined }
    if (secrets !== undefined) return { replies: { domain, secrets } }
    context.addIssue({ code: 'custom', path: ['REPLY_SECRET'], message: 'is needed where REPLY_DOMAIN is set' })
    return z.NEVER
  })
