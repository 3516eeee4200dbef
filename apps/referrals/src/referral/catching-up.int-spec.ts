import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { caseworkEvents, contract } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { caller } from '@isets/service-kit/testing'
import { B, customerLogin, MONDAY, partnerOf, startStand, workforce, type ReferralsStand } from '../test/stand.ts'

const { referrals } = contract
const DATES = { assessmentCompletedOn: '2026-03-02', expectedStartOn: '2026-03-02' }
let stand: ReferralsStand
beforeAll(async () => {
  stand = await startStand()
})
afterEach(() => stand.clock.set(MONDAY))
afterAll(() => stand.stop())

const idhs = () => stand.as(workforce())
const provider = () => stand.as(partnerOf(B))
const statusOf = async (id: string) => (await idhs().call(referrals.openReferral, { id })).status

/** An enrolment by the provider, as casework tells of it each time that it changes; it is taken in when this returns. */
function enrolmentOf(customerId: string, enrolledOn: string) {
  const fixed = { enrolmentId: randomUUID(), customerId, programmeId: randomUUID(), organisationId: B, enrolledOn }
  const { enrolmentId } = fixed
  let version = 0
  return async (endedOn: string | null) => {
    version += 1
    await stand.tell(caseworkEvents.enrolmentChanged, enrolmentId, version, { ...fixed, version, endedOn })
    const taken = 'select 1 from enrolment where id = ? and version = ?'
    await eventually(async () => (await stand.sql(taken, [enrolmentId, version])).length === 1)
  }
}

/** Somebody who has left the provider, and whom IDHS refers to it anew. */
async function referredAgain() {
  const customerId = await stand.customer()
  const { id: earlier } = await stand.referred(customerId)
  await provider().call(referrals.waitListReferral, { id: earlier, version: 1 })
  const first = enrolmentOf(customerId, '2026-03-02')
  await first(null)
  await first('2026-03-02')
  await eventually(async () => (await statusOf(earlier)) === 'exited')
  const { id, version } = await stand.referred(customerId)
  return { customerId, earlier, first, waiting: { id, version } }
}

describe('an enrolment that was told while a new referral waited', () => {
  it.each([
    ['REF-061 belongs to the new one once it is accepted', 'acceptReferral' as const],
    ['REF-061 belongs to the new one once it is put on the waiting list', 'waitListReferral' as const],
  ])('%s, and its end exits it', async (_title, answer) => {
    const { first, earlier, waiting } = await referredAgain()
    await first(null)
    const dates = answer === 'acceptReferral' ? DATES : {}
    const accepted = await provider().call(referrals[answer], { ...waiting, ...dates })
    expect(accepted).toMatchObject({ status: 'accepted', flags: [] })
    expect(accepted.allowed).not.toContain('report')
    await first('2026-03-02')
    await eventually(async () => (await statusOf(waiting.id)) === 'exited')
    expect(await statusOf(earlier)).toBe('exited')
  })

  it.each([
    [
      'is rejected',
      ({ waiting }: Again) => {
        const no = { response: 'no_contact', rejectedOn: '2026-03-02' } as const
        return provider().call(referrals.rejectReferral, { ...waiting, ...no })
      },
    ],
    [
      'is closed',
      ({ waiting }: Again) => idhs().call(referrals.closeReferral, { ...waiting, note: 'Was sent by mistake' }),
    ],
    [
      'is removed',
      ({ waiting }: Again) =>
        stand.as(caller('super_admin')).call(referrals.removeReferral, { ...waiting, because: 'duplicate' }),
    ],
    ['expires', async () => stand.clock.advance({ days: 61 })],
  ])('REF-069 brings the earlier referral back when the new one %s', async (_title, end) => {
    const again = await referredAgain()
    const { customerId, earlier } = again
    stand.clock.advance({ days: 5 })
    await enrolmentOf(customerId, '2026-03-07')(null)
    expect(await statusOf(earlier)).toBe('exited')
    await end(again)
    await eventually(async () => (await statusOf(earlier)) === 'accepted')
    expect(await stand.access(customerId)).toEqual({ stored: [B], told: [B] })
  })

  it('REF-021 brings nothing back when the consent to all of it is revoked', async () => {
    const { customerId, earlier, first, waiting } = await referredAgain()
    await first(null)
    const consent = (await idhs().call(referrals.openReferral, { id: waiting.id })).consent
    const target = { id: consent?.id ?? '', version: consent?.version ?? 0 }
    await stand.as(customerLogin(customerId)).call(referrals.revokeOwnConsent, target)
    expect([await statusOf(earlier), await statusOf(waiting.id)]).toEqual(['closed', 'closed'])
    expect((await stand.access(customerId)).stored).toEqual([])
  })
})

type Again = Awaited<ReturnType<typeof referredAgain>>
