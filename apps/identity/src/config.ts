import { readFileSync } from 'node:fs'
import { readConfig, serviceSettings } from '@isets/service-kit'
import * as z from 'zod'

/** A private Ed25519 key as JSON Web Key, with the name under which the other services know its public part. */
export const SigningKeyShape = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  kid: z.string(),
  x: z.string(),
  d: z.string(),
})

/** The key is read once at start, from a file that only this service may read. */
const signingKeyFile = z.string().transform((file, context) => {
  try {
    return SigningKeyShape.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    context.issues.push({ code: 'custom', input: undefined, message: 'is not a file with an Ed25519 JSON Web Key' })
    return z.NEVER
  }
})

const IdentityConfig = z.object({
  ...serviceSettings,
  CONTEXT_PRIVATE_KEY_FILE: signingKeyFile,
  /** 30 minutes without activity (IDN-006), warning 5 minutes before (IDN-007), 12 hours in any case. */
  SESSION_IDLE_SECONDS: z.coerce.number().int().min(60).default(1_800),
  SESSION_WARNING_SECONDS: z.coerce.number().int().min(1).default(1_500),
  SESSION_ABSOLUTE_SECONDS: z.coerce.number().int().min(60).default(43_200),
})
export type IdentityConfig = z.infer<typeof IdentityConfig>

export function identityConfig(): IdentityConfig {
  return readConfig(IdentityConfig, process.env)
}

/** What migrations and demo data need: the owner's access to the database. */
export function ownerConfig(): { OWNER_DATABASE_URL: string } {
  return readConfig(z.object({ OWNER_DATABASE_URL: z.url() }), process.env)
}
