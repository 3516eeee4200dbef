import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { caseworkEvents, contract } from '@isets/contracts'
import { eventually } from '@isets/testing'
import {
  B,
  forwardForm,
  MONDAY,
  partnerOf,
  PROGRAMMES,
  startStand,
  workforce,
  type ReferralsStand,
} from '../test/stand.ts'

const { acceptReferral, openReferral, openReferralForm, refer } = contract.referrals
let stand: ReferralsStand
beforeAll(async () => {
  stand = await startStand()
})
afterEach(() => stand.clock.set(MONDAY))
afterAll(() => stand.stop())

const idhs = () => stand.as(workforce())
const statusOf = async (id: string) => (await idhs().call(openReferral, { id })).status
const flagsOf = async (id: string) => (await idhs().call(openReferral, { id })).flags

async function accepted() {
  const customerId = await stand.customer()
  const { id, version } = await stand.referred(customerId, B)
  const dates = { assessmentCompletedOn: '2026-03-01', expectedStartOn: '2026-03-09' }
  await stand.as(partnerOf(B)).call(acceptReferral, { id, version, ...dates })
  return { customerId, id }
}

/** An enrolment with organisation B, as casework tells each of its versions; returns when it was heard. */
function enrolment(customerId: string, enrolledOn: string) {
  const enrolmentId = randomUUID()
  let version = 0
  return async (endedOn: string | null = null) => {
    version += 1
    await stand.tell(caseworkEvents.enrolmentChanged, enrolmentId, version, {
      ...{ enrolmentId, version, customerId, programmeId: PROGRAMMES[B] ?? '', organisationId: B, enrolledOn, endedOn },
    })
    await eventually(async () => {
      const [row] = await stand.sql<{ version: number }>('select version from enrolment where id = ?', [enrolmentId])
      return row?.version === version
    })
  }
}

/** Enrolled on the Monday, and exited on the same day. */
async function exited() {
  const { customerId, id } = await accepted()
  const first = enrolment(customerId, '2026-03-02')
  await first()
  await first('2026-03-02')
  expect(await statusOf(id)).toBe('exited')
  return { customerId, id }
}

describe('the 45 days in which no new referral is needed', () => {
  it('REF-004 TMR-024 a customer who was referred and never enrolled needs no new one, and none is taken', async () => {
    const { customerId, id } = await accepted()
    stand.clock.advance({ days: 44 })
    const { open } = await idhs().call(openReferralForm, { customerId })
    expect(open).toMatchObject([{ id, status: 'accepted' }])
    await expect(idhs().call(refer, forwardForm(customerId, B))).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    expect(await flagsOf(id)).toEqual([])
    await enrolment(customerId, '2026-04-15')()
    stand.clock.advance({ days: 10 })
    expect(await idhs().call(openReferral, { id })).toMatchObject({ status: 'accepted', flags: [] })
  })

  it('REF-004 REF-060 is flagged from the 45th day on when nobody has enrolled', async () => {
    const { id } = await accepted()
    stand.clock.advance({ days: 44 })
    expect(await flagsOf(id)).toEqual([])
    stand.clock.advance({ days: 1 })
    expect(await flagsOf(id)).toEqual(['not_enrolled'])
  })

  it('REF-005 REF-069 a return on the 44th day after the exit takes the referral up again', async () => {
    const { customerId, id } = await exited()
    stand.clock.set('2026-04-15T15:00:00Z')
    const { earlier } = await idhs().call(openReferralForm, { customerId })
    expect(earlier).toMatchObject({ provider: { id: B } })
    await enrolment(customerId, '2026-04-15')()
    expect(await statusOf(id)).toBe('accepted')
  })

  it('REF-033 is not offered to whom the yearly Earnfare is used up: that needs a new reverse referral', async () => {
    const { customerId, id } = await exited()
    await stand.sql(`update programme set type = 'EF' where id = ?`, [PROGRAMMES[B]])
    await stand.sql(`update referral set service_needed = 'EF' where id = ?`, [id])
    const earlier = async () => (await idhs().call(openReferralForm, { customerId })).earlier
    expect(await earlier()).not.toBeNull()
    await stand.sql(`update enrolment set enrolled_on = '2025-10-06' where customer_id = ?`, [customerId])
    expect(await earlier()).toBeNull()
    await stand.sql(`update programme set type = 'SJP' where id = ?`, [PROGRAMMES[B]])
  })

  it('REF-007 TMR-025 a return on the 45th day does not: it needs a new referral, which is taken', async () => {
    const { customerId, id } = await exited()
    stand.clock.set('2026-04-16T15:00:00Z')
    expect((await idhs().call(openReferralForm, { customerId })).earlier).toBeNull()
    await enrolment(customerId, '2026-04-16')()
    expect(await statusOf(id)).toBe('exited')
    await stand.consent(customerId, { receiving: B })
    const again = await idhs().call(refer, forwardForm(customerId, B))
    expect(again).toMatchObject({ status: 'pending_provider_response' })
    expect(again.id).not.toBe(id)
  })
})
