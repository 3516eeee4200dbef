import { Caller } from '@isets/contracts'
import { SignJWT, errors, importJWK, jwtVerify, type JWK, type JWTPayload } from 'jose'
import { v4 } from 'uuid'
import * as z from 'zod'
import type { Clock } from '../time/clock.ts'

/** Pinned on both sides: a token of another kind, issuer or audience is worth nothing here. */
const TYPE = 'ctx+jwt'
const ISSUER = 'isets:identity'
const AUDIENCE = 'isets:services'
const ALGORITHM = 'EdDSA'
/** Seconds a context token lives (architecture.md, section 4). */
export const CONTEXT_TOKEN_SECONDS = 60

export type SigningKey = JWK & { kid: string }
type Key = Awaited<ReturnType<typeof importJWK>>

/** A token that was refused, with a reason for the log. The caller only hears UNAUTHENTICATED. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused'
}

/** Signs who is calling, for 60 seconds from `clock` (always the system clock). Only identity has the private key. */
export async function signContextToken(caller: Caller, key: SigningKey, clock: Clock): Promise<string> {
  const now = Math.floor(clock.now().getTime() / 1000)
  return new SignJWT({ caller })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: key.kid })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(caller.userId)
    .setJti(v4())
    .setIssuedAt(now)
    .setExpirationTime(now + CONTEXT_TOKEN_SECONDS)
    .sign(await importJWK(key, ALGORITHM))
}

export interface VerifiedToken {
  readonly caller: Caller
  /** Milliseconds since 1970; the token is refused from this instant on. */
  readonly expiresAt: number
}

const Claims = z.object({ caller: Caller, exp: z.number(), sub: z.string() })

/** Verifies signature, kind, issuer, audience and time. @throws TokenRefused */
export async function verifyContextToken(
  token: string,
  keys: ReadonlyMap<string, Key>,
  clock: Clock,
): Promise<VerifiedToken> {
  const payload = await verifySignature(token, keys, clock)
  const claims = Claims.safeParse(payload)
  if (!claims.success || claims.data.caller.userId !== claims.data.sub) throw new TokenRefused('claims')
  return { caller: claims.data.caller, expiresAt: claims.data.exp * 1000 }
}

async function verifySignature(token: string, keys: ReadonlyMap<string, Key>, clock: Clock): Promise<JWTPayload> {
  try {
    const keyOf = (header: { kid?: string }) => {
      const key = keys.get(header.kid ?? '')
      if (key === undefined) throw new TokenRefused('unknown key')
      return key
    }
    const { payload } = await jwtVerify(token, keyOf, {
      algorithms: [ALGORITHM],
      typ: TYPE,
      issuer: ISSUER,
      audience: AUDIENCE,
      requiredClaims: ['exp', 'sub', 'jti'],
      maxTokenAge: CONTEXT_TOKEN_SECONDS,
      clockTolerance: 2,
      currentDate: clock.now(),
    })
    return payload
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new TokenRefused(error.code)
    throw error
  }
}
