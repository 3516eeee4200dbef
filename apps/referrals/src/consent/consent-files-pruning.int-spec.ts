import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { A, partnerOf, signedConsent, startStand, type ReferralsStand } from '../test/stand.ts'

const { confirmDiscarded, listDiscardedFiles, recordConsent, registerConsentFile } = contract.referrals
const FILE = { name: 'consent.pdf', mediaType: 'application/pdf', bytes: 2_048, sha256: 'a'.repeat(64) }
let stand: ReferralsStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

const partner = partnerOf(A)
const discarded = async () => (await stand.nobody.call(listDiscardedFiles, {})).ids
const known = async (id: string) => (await stand.sql('select 1 from consent_file where id = ?', [id])).length === 1

async function uploaded(): Promise<string> {
  const id = randomUUID()
  await stand.as(partner).call(registerConsentFile, { id, ...FILE })
  return id
}

async function recorded(fileId: string): Promise<void> {
  const today = stand.clock.now().toISOString().slice(0, 10)
  const sides = { disclosingOrganisationId: A, receivingOrganisationId: null }
  await stand.as(partner).call(recordConsent, { ...signedConsent(await stand.customer(), today, fileId), ...sides })
}

describe('a signed consent that was uploaded', () => {
  it('REF-018 goes after 7 days when nobody has recorded it, and only then', async () => {
    const [loose, kept] = [await uploaded(), await uploaded()]
    await recorded(kept)
    stand.clock.advance({ days: 7 })
    const young = await uploaded()
    stand.clock.advance({ seconds: 1 })
    await eventually(async () => !(await known(loose)))
    expect(await Promise.all([kept, young].map(known))).toEqual([true, true])
    expect(await discarded()).toEqual([loose])
    const audits = await stand.sql('select actor, action, purpose from audit_event where object_id = ? order by id', [
      loose,
    ])
    expect(audits.at(-1)).toEqual({ actor: 'referrals', action: 'delete', purpose: 'prune-loose-consents' })

    await expect(recorded(loose)).rejects.toMatchObject({ code: 'INVALID' })
    await stand.nobody.call(confirmDiscarded, { ids: [loose] })
    expect(await discarded()).toEqual([])
  })
})
