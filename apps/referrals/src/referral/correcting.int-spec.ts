import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { A, B, partnerOf, startStand, workforce, type ReferralsStand } from '../test/stand.ts'

const { editReferral, listReferrals, countReferrals, openReferral, removeReferral, refer } = contract.referrals
const superAdmin = caller('super_admin')
let stand: ReferralsStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

describe('correcting a referral', () => {
  it('REF-012 REF-056 a super admin chooses another FCRC: a new version, the same status', async () => {
    const { id, version } = await stand.reversed(await stand.customer(), A)
    const edited = await stand
      .as(superAdmin)
      .call(editReferral, { id, version, office: 'Sample FCRC South', note: 'Lives in the south' })
    expect(edited).toMatchObject({ office: 'Sample FCRC South', status: 'pending_idhs_response', version: 2 })
    expect(edited.versions.map(({ act, note }) => [act, note])).toEqual([
      ['edit', 'Lives in the south'],
      ['submit', null],
    ])
  })

  it('REF-056 refuses what does not fit: no such office, an office for a provider, an assessment to come', async () => {
    const reverse = await stand.reversed(await stand.customer(), A)
    const forward = await stand.referred(await stand.customer(), B)
    const edit = ({ id, version }: typeof reverse, change: object) =>
      stand.as(superAdmin).call(editReferral, { id, version, note: 'A slip', ...change })
    const wrong = (field: string) => ({ code: 'INVALID', details: { fields: { [field]: expect.any(String) } } })
    await expect(edit(reverse, { office: 'My kitchen' })).rejects.toMatchObject(wrong('office'))
    await expect(edit(forward, { office: 'Sample FCRC South' })).rejects.toMatchObject(wrong('office'))
    const later = { assessmentCompletedOn: '2026-03-03' }
    await expect(edit(reverse, later)).rejects.toMatchObject(wrong('assessmentCompletedOn'))
  })

  it('REF-056 a duplicate is removed from every view and closes access, and is kept for the audit', async () => {
    const customerId = await stand.customer()
    const { id, version } = await stand.referred(customerId, B)
    const admin = stand.as(superAdmin)
    const before = await admin.call(countReferrals, {})
    expect(await admin.call(removeReferral, { id, version, because: 'duplicate' })).toEqual({ done: true })
    for (const by of [superAdmin, workforce(), partnerOf(B)]) {
      await expect(stand.as(by).call(openReferral, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
      expect(await stand.as(by).call(listReferrals, { view: 'all', customerId })).toMatchObject({ rows: [], total: 0 })
    }
    const after = await admin.call(countReferrals, {})
    expect(after.views.all).toBe(before.views.all - 1)
    expect(await stand.access(customerId)).toEqual({ stored: [], told: [] })
    const [last] = (await stand.events(id)).toReversed()
    expect(last).toMatchObject({ type: 'referral-changed', payload: { status: 'closed' } })
    const kept = await stand.sql('select removed_because, closed_because from referral where id = ?', [id])
    expect(kept).toEqual([{ removed_because: 'duplicate', closed_because: 'Removed: duplicate' }])
    const audit = await stand.sql(`select actor from audit_event where object_id = ? and action = 'remove'`, [id])
    expect(audit).toEqual([{ actor: superAdmin.userId }])
    const again = { customerId, toOrganisationId: B, programmeId: undefined, serviceNeeded: 'SJP' as const }
    await expect(stand.as(workforce()).call(refer, again)).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('REF-056 nobody else edits or removes, and a closed one is not removed', async () => {
    const { id, version } = await stand.referred(await stand.customer(), B)
    for (const by of [workforce(), partnerOf(B), caller('provider_manager')]) {
      const remove = stand.as(by).call(removeReferral, { id, version, because: 'error' })
      await expect(remove).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
    await stand.sql(`update referral set status = 'closed' where id = ?`, [id])
    const remove = stand.as(superAdmin).call(removeReferral, { id, version, because: 'error' })
    await expect(remove).rejects.toMatchObject({ code: 'WRONG_STATUS' })
  })
})
