import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { A, B, partnerOf, signedConsent, startStand, workforce, type ReferralsStand } from '../test/stand.ts'

const { recordConsent, registerConsentFile } = contract.referrals
const FILE = { name: 'consent.pdf', mediaType: 'application/pdf', bytes: 2_048, sha256: 'a'.repeat(64) }
let stand: ReferralsStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

/** A signed form with its file, by one person; `changes` as a careless or forged page would send them. */
async function record(changes: object = {}) {
  const by = stand.as(workforce())
  const fileId = randomUUID()
  await by.call(registerConsentFile, { id: fileId, ...FILE })
  const form = signedConsent(await stand.customer(), '2026-03-02', fileId)
  const sides = { disclosingOrganisationId: null, receivingOrganisationId: B }
  return by.call(recordConsent, { ...form, ...sides, ...changes })
}

describe('a consent by a signed form', () => {
  it('REF-015 needs the tick that the uploaded form is signed, and the form', async () => {
    for (const changes of [{ attested: false }, { attested: undefined }, { fileId: undefined }]) {
      await expect(record(changes)).rejects.toMatchObject({ code: 'INVALID' })
    }
    expect(await record()).toMatchObject({ way: 'signed_form', file: { name: 'consent.pdf' } })
  })

  it('REF-015 takes one file for one consent', async () => {
    const by = partnerOf(A)
    const fileId = randomUUID()
    await stand.as(by).call(registerConsentFile, { id: fileId, ...FILE })
    const customerId = await stand.customer()
    await stand.referred(customerId, A)
    const sides = { disclosingOrganisationId: A, receivingOrganisationId: null }
    const form = { ...signedConsent(customerId, '2026-03-02', fileId), ...sides }
    await stand.as(by).call(recordConsent, form)
    const again = stand.as(by).call(recordConsent, { ...form, receivingOrganisationId: B })
    await expect(again).rejects.toMatchObject({ details: { fields: { fileId: expect.any(String) } } })
  })

  it('REF-016 needs a description that names the form, without a Social Security number', async () => {
    await expect(record({ description: '  ' })).rejects.toMatchObject({ code: 'INVALID' })
    await expect(record({ description: 'Of 123-45-6789' })).rejects.toMatchObject({ code: 'PERSONAL_DATA' })
  })

  it.each(['2151', '4790', 'release'] as const)('REF-017 may be the form %s', async (form) => {
    expect(await record({ form })).toMatchObject({ form, status: 'active' })
  })

  it.each(['2610', 'letter', '', undefined])('REF-017 is no other form: %j', async (form) => {
    await expect(record({ form })).rejects.toMatchObject({ code: 'INVALID' })
  })
})
