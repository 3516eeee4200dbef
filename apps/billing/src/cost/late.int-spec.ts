import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { contract, type Caller, type CostView } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { newCost, sameCost } from '../test/customers.ts'
import { MONDAY, startStand, type BillingStand } from '../test/stand.ts'
import {
  approved,
  open,
  packetOf,
  place,
  prepared,
  reportOf,
  served,
  submitted,
  type Place,
  type Served,
} from '../test/staffing.ts'

const { deleteCost, editCost, recordCost, submitPacket, unapprovePacket } = contract.billing
const REASON = 'The receipt was found in March'
const ASKS = { code: 'INVALID', details: { fields: { amendmentReason: expect.any(String) } } }
let stand: BillingStand
let here: Place
let whom: Served
let id: string
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())
beforeEach(async () => {
  stand.clock.set(MONDAY)
  here = await place(stand)
  whom = await served(stand, here)
  id = await packetOf(stand, here)
  await stand.sql(
    `insert into supportive_service values (gen_random_uuid(), 1, ?, 'clothing', 'Work', 'open', null, null, 1, '', ?)`,
    [whom.customerId, here.organisationId],
  )
})

function enter(amendmentReason?: string, issuedOn = '2026-01-20', by: Caller = here.partner): Promise<CostView> {
  const { customerId, activityId } = whom
  const cost = newCost({ id: customerId, activityId }, { issuedOn, unitCents: 500 })
  return stand.as(by).call(recordCost, { ...cost, ...(amendmentReason !== undefined && { amendmentReason }) })
}
const edit = (cost: CostView, reason?: string) =>
  stand
    .as(here.partner)
    .call(editCost, { ...sameCost(cost), unitCents: 400, ...(reason && { amendmentReason: reason }) })
const remove = ({ id: one, version }: CostView, reason?: string) =>
  stand.as(here.partner).call(deleteCost, { id: one, version, ...(reason && { amendmentReason: reason }) })
const changes = async () =>
  (await open(stand, here.providerManager, id)).history.filter(({ changedCost }) => changedCost)

describe('a cost that is entered after its month', () => {
  it('SUPP-006 says why, and keeps it; within the month nobody is asked', async () => {
    expect(await enter(undefined, '2026-03-01')).toMatchObject({ isLate: false, lateReason: null })
    await expect(enter()).rejects.toMatchObject(ASKS)
    expect(await enter(REASON)).toMatchObject({ isLate: true, lateReason: REASON, amendmentId: null, month: '2026-01' })
  })

  it('SUPP-006 is in its month by the calendar of Illinois', async () => {
    stand.clock.set('2026-02-01T05:59:59Z')
    expect(await enter()).toMatchObject({ isLate: false })
    stand.clock.set('2026-02-01T06:00:00Z')
    await expect(enter()).rejects.toMatchObject(ASKS)
  })

  it('SUPP-021 is changed and deleted without a reason while the month is open', async () => {
    const changed = await edit(await enter(REASON))
    expect(changed).toMatchObject({ totalCents: 400, lateReason: REASON })
    expect(await remove(changed)).toEqual({ done: true })
    expect(await changes()).toEqual([])
  })
})

describe('a month that was submitted', () => {
  it('SUPP-022 BILL-041 takes a cost only with its reason, which stands under the packet', async () => {
    await submitted(stand, here, id)
    await expect(enter()).rejects.toMatchObject(ASKS)
    expect(await changes()).toEqual([])
    expect(await enter(REASON)).toMatchObject({ amendmentId: null, lateReason: REASON })
    const by = { id: here.partner.userId, name: here.partner.name }
    expect(await changes()).toMatchObject([{ by, part: 'provider', note: `Clothing: ${REASON}` }])
    const packet = await open(stand, here.providerManager, id)
    expect(reportOf(packet, 'provider', 'supportive_services')).toMatchObject({ changedSince: true })
    expect(packet.allowed).not.toContain('approve')
  })

  it('SUPP-022 asks for it on a change and on a deletion, too', async () => {
    const cost = await enter(REASON)
    await submitted(stand, here, id)
    await expect(edit(cost)).rejects.toMatchObject(ASKS)
    await expect(remove(cost)).rejects.toMatchObject(ASKS)
    await remove(await edit(cost, 'Two were brought back'), 'All were brought back')
    expect((await changes()).map(({ note }) => note)).toEqual([
      'Clothing: Two were brought back',
      'Clothing: All were brought back',
    ])
  })

  it('BILL-041 takes it from all staff roles, also from those who do not see the packet', async () => {
    await submitted(stand, here, id)
    const elsewhere = caller('provider_manager', { assignedOrganisationIds: [] })
    await enter(REASON, '2026-01-20', elsewhere)
    expect(await changes()).toMatchObject([{ by: { id: elsewhere.userId } }])
  })

  it('BILL-020 asks for no second reason once it is reopened', async () => {
    const cost = await enter(REASON)
    const { version } = await approved(stand, here, id)
    await stand.as(here.providerManager).call(unapprovePacket, { id, version, reason: 'One receipt is wrong' })
    expect(await edit(cost)).toMatchObject({ totalCents: 400 })
    expect(await changes()).toEqual([])
  })

  it('BILL-041 has submitted what was entered before, and tells what came after, at the same moment', async () => {
    for (let round = 0; round < 4; round += 1) {
      here = await place(stand)
      whom = await served(stand, here)
      id = await packetOf(stand, here)
      await stand.sql(
        `insert into supportive_service values (gen_random_uuid(), 1, ?, 'clothing', 'Work', 'open', null, null, 1, '', ?)`,
        [whom.customerId, here.organisationId],
      )
      const { version } = await prepared(stand, here.partner, id)
      const submission = stand.as(here.partner).call(submitPacket, { id, version })
      const [isSubmitted, cost] = await Promise.all([submission.then(Boolean, () => false), enter(REASON)])
      // A cost that came before it makes what was reviewed another: then nothing is submitted.
      expect((await changes()).length).toBe(isSubmitted ? 1 : 0)
      expect(cost.amendmentId).toBeNull()
    }
  })
})
