import { describe, expect, it } from '@jest/globals'
import type { Caller } from '@isets/contracts'
import { ManualClock } from '@isets/testing'
import { SignJWT, UnsecuredJWT, importJWK } from 'jose'
import { tokenSigner } from '../testing/caller-token.ts'
import { signContextToken } from './context-token.ts'
import { TokenVerifier } from './token-verifier.ts'

const caller: Caller = {
  userId: '00000000-0000-4000-8000-000000000001',
  sessionId: 's',
  name: 'Ada Invented',
  email: 'ada@isets.example',
  roles: ['siu_agent'],
  organisationId: null,
  organisationName: null,
  subGranteeIds: [],
  assignedOrganisationIds: [],
}
const identity = tokenSigner('identity-1')

/** A token that differs from a good one in one thing. */
async function forged(change: { type?: string; issuer?: string; audience?: string; subject?: string; life?: string }) {
  const clock = new ManualClock()
  return new SignJWT({ caller })
    .setProtectedHeader({ alg: 'EdDSA', typ: change.type ?? 'ctx+jwt', kid: 'identity-1' })
    .setIssuer(change.issuer ?? 'isets:identity')
    .setAudience(change.audience ?? 'isets:services')
    .setSubject(change.subject ?? caller.userId)
    .setJti('1')
    .setIssuedAt(clock.now())
    .setExpirationTime(change.life ?? new Date(clock.now().getTime() + 60_000))
    .sign(await importJWK(identity.signingKey, 'EdDSA'))
}

describe('the context token', () => {
  it('says who is calling, for 60 seconds', async () => {
    const clock = new ManualClock()
    const verifier = new TokenVerifier(identity.keys, clock)
    const token = await signContextToken(caller, identity.signingKey, clock)
    expect(await verifier.verify(token)).toEqual(caller)
    clock.advance({ seconds: 59 })
    expect(await verifier.verify(token)).toEqual(caller)
    clock.advance({ seconds: 4 })
    await expect(verifier.verify(token)).rejects.toThrow('ERR_JWT_EXPIRED')
  })

  it('is refused when it was remembered but has expired', async () => {
    const clock = new ManualClock()
    const verifier = new TokenVerifier(identity.keys, clock)
    const token = await signContextToken(caller, identity.signingKey, clock)
    await verifier.verify(token)
    clock.advance({ minutes: 5 })
    await expect(verifier.verify(token)).rejects.toThrow('ERR_JWT_EXPIRED')
  })

  it('is accepted as built by hand, so that the forgeries below differ in one thing only', async () => {
    const verifier = new TokenVerifier(identity.keys, new ManualClock())
    expect(await verifier.verify(await forged({}))).toEqual(caller)
  })

  it.each([
    ['of another kind', { type: 'JWT' }],
    ['of another issuer', { issuer: 'isets:gateway' }],
    ['for another audience', { audience: 'isets:web' }],
    ['of another person', { subject: '00000000-0000-4000-8000-000000000009' }],
  ])('%s is refused', async (_what, change) => {
    const verifier = new TokenVerifier(identity.keys, new ManualClock())
    await expect(verifier.verify(await forged(change))).rejects.toThrow()
  })

  it('is refused when it claims to live long and is older than a minute', async () => {
    const clock = new ManualClock()
    const verifier = new TokenVerifier(identity.keys, clock)
    const token = await forged({ life: '1 year' })
    clock.advance({ seconds: 63 })
    await expect(verifier.verify(token)).rejects.toThrow()
  })

  it('is refused unsigned, signed by another key, and changed', async () => {
    const clock = new ManualClock()
    const verifier = new TokenVerifier(identity.keys, clock)
    const unsigned = new UnsecuredJWT({ caller }).setSubject(caller.userId).setIssuedAt(clock.now()).encode()
    const stranger = await signContextToken(caller, tokenSigner('identity-1').signingKey, clock)
    const unknown = await signContextToken(caller, tokenSigner('other').signingKey, clock)
    const good = await signContextToken(caller, identity.signingKey, clock)
    const [head, , mark] = good.split('.')
    const body = Buffer.from(JSON.stringify({ caller: { ...caller, roles: ['super_admin'] } })).toString('base64url')
    for (const token of [unsigned, stranger, unknown, `${head}.${body}.${mark}`, '', 'a.b.c']) {
      await expect(verifier.verify(token)).rejects.toThrow()
    }
  })
})
