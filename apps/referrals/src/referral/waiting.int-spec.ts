import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, REFERRAL_VIEWS, type Caller, type InputOf } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { A, B, C, MONDAY, partnerOf, startStand, workforce, type ReferralsStand } from '../test/stand.ts'

const { countReferrals, listReferrals, refer, rejectReferral } = contract.referrals
type List = Omit<InputOf<typeof listReferrals>, 'pageSize'>

let stand: ReferralsStand
beforeAll(async () => {
  stand = await startStand()
})
afterEach(() => stand.clock.set(MONDAY))
afterAll(() => stand.stop())

const counted = (by: Caller) => stand.as(by).call(countReferrals, {})
const listedFor = async (by: Caller, input: Partial<List>) =>
  (await stand.as(by).call(listReferrals, { ...input, pageSize: 200 })).rows.map(({ id }) => id)
const managerOf = (...assignedOrganisationIds: string[]) => caller('provider_manager', { assignedOrganisationIds })

/** What an FCRC has sent: IDHS chooses the provider. */
async function sentByFcrc(): Promise<string> {
  const input = { customerId: await stand.customer(), serviceNeeded: 'SJP' } as const
  return (await stand.as(caller('fcrc')).call(refer, input)).id
}

describe('what waits for the reader', () => {
  it('REF-038 NOTIF-001 is for a provider what it may answer, and neither its question to IDHS nor that to another', async () => {
    const own = (await stand.referred(await stand.customer(), A)).id
    const asked = (await stand.reversed(await stand.customer(), A)).id
    const elsewhere = await stand.referred(await stand.customer(), B)
    await stand.sql(`update referral set granted_organisation_ids = '{${A},${B}}' where id = ?`, [elsewhere.id])
    const provider = partnerOf(A)
    const [pending, mine] = [
      await listedFor(provider, { view: 'pending' }),
      await listedFor(provider, { view: 'mine' }),
    ]
    expect(pending).toEqual(expect.arrayContaining([own, asked, elsewhere.id]))
    expect(mine).toContain(own)
    expect(mine).not.toContain(asked)
    expect(mine).not.toContain(elsewhere.id)
    expect((await counted(provider)).views.mine).toBe(mine.length)
  })

  it('REF-038 NOTIF-002 is for a provider manager what assigned providers owe, and for an intermediary its sub-grantees as well', async () => {
    const [ofB, ofC] = [
      await stand.referred(await stand.customer(), B),
      await stand.referred(await stand.customer(), C),
    ]
    const manager = await listedFor(managerOf(B), { view: 'mine' })
    expect(manager).toContain(ofB.id)
    expect(manager).not.toContain(ofC.id)
    expect(await listedFor(managerOf(B), { view: 'pending' })).toContain(ofC.id)
    const intermediary = caller('intermediary', { organisationId: A, subGranteeIds: [B] })
    const mine = await listedFor(intermediary, { view: 'mine' })
    expect(mine).toContain(ofB.id)
    expect(mine).not.toContain(ofC.id)
    expect(await listedFor(intermediary, { view: 'mine', organisationId: A })).not.toContain(ofB.id)
  })

  it('REF-029 REF-036 is for IDHS what it decides and what it distributes, each in a view of its own', async () => {
    const reverse = (await stand.reversed(await stand.customer())).id
    const fromFcrc = await sentByFcrc()
    const forward = (await stand.referred(await stand.customer())).id
    const idhs = workforce()
    const mine = await listedFor(idhs, { view: 'mine' })
    const toDecide = await listedFor(idhs, { view: 'to_decide' })
    const toDistribute = await listedFor(idhs, { view: 'to_distribute' })
    expect([toDecide.includes(reverse), toDecide.includes(fromFcrc)]).toEqual([true, false])
    expect([toDistribute.includes(reverse), toDistribute.includes(fromFcrc)]).toEqual([false, true])
    expect(mine.toSorted()).toEqual([...toDecide, ...toDistribute].toSorted())
    expect(mine).not.toContain(forward)
  })

  it('REF-040 REF-041 is past its day after 5 business days, and red after 10, for whom it waits alone', async () => {
    const late = (await stand.referred(await stand.customer(), C)).id
    await stand.reversed(await stand.customer(), C)
    const provider = partnerOf(C)
    const before = (await counted(provider)).late
    stand.clock.set('2026-03-10T15:00:00Z')
    const due = await listedFor(provider, { view: 'mine', urgency: ['due'] })
    expect(due).toContain(late)
    expect((await counted(provider)).late).toEqual({ due: due.length, red: 0 })
    stand.clock.set('2026-03-17T15:00:00Z')
    const red = await listedFor(provider, { view: 'mine', urgency: ['red'] })
    expect(red).toContain(late)
    expect((await counted(provider)).late).toEqual({ due: 0, red: red.length })
    expect(before).toEqual({ due: 0, red: 0 })
  })

  it('REF-054 REF-060 each view holds what it counts, for each who reads: also what IDHS takes up again and closes', async () => {
    const rejected = await stand.referred(await stand.customer(), B)
    const answer = { id: rejected.id, version: 1, response: 'no_contact', rejectedOn: '2026-03-02' } as const
    await stand.as(partnerOf(B)).call(rejectReferral, answer)
    const reported = await stand.referred(await stand.customer(), B)
    await stand.sql(`update referral set status = 'accepted', to_close_at = ? where id = ?`, [MONDAY, reported.id])
    const idhs = workforce()
    expect(await listedFor(idhs, { view: 'rework' })).toContain(rejected.id)
    expect(await listedFor(idhs, { view: 'to_close' })).toEqual([reported.id])
    for (const by of [partnerOf(B), managerOf(B), idhs, caller('super_admin')]) {
      const { views } = await counted(by)
      for (const view of REFERRAL_VIEWS) {
        expect([view, (await listedFor(by, { view })).length]).toEqual([view, views[view]])
      }
    }
  })
})
