import { generateKeyPairSync } from 'node:crypto'
import type { Caller } from '@isets/contracts'
import { signContextToken, type SigningKey } from '../caller/context-token.ts'
import type { PublicKeys } from '../config/service-settings.ts'
import { SystemClock } from '../time/clock.ts'

export interface TokenSigner {
  readonly keys: PublicKeys
  readonly signingKey: SigningKey
  sign(caller: Caller): Promise<string>
}

/** Plays identity: a new key pair, and tokens signed with it. */
export function tokenSigner(kid = 'test'): TokenSigner {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const { x = '' } = publicKey.export({ format: 'jwk' })
  const signingKey: SigningKey = { ...privateKey.export({ format: 'jwk' }), kid } as SigningKey
  return {
    keys: { keys: [{ kty: 'OKP', crv: 'Ed25519', x, kid }] },
    signingKey,
    sign: (caller) => signContextToken(caller, signingKey, new SystemClock()),
  }
}
