import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { PacketAct } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { startStand, type BillingStand } from '../test/stand.ts'
import { approved, open, packetOf, place, served, staffed, type Place } from '../test/staffing.ts'

let stand: BillingStand
let here: Place
let id: string
beforeAll(async () => {
  stand = await startStand()
  here = await place(stand)
  await served(stand, here)
  id = await packetOf(stand, here)
})
afterAll(() => stand.stop())

describe('a packet', () => {
  it('offers to each exactly what is theirs to do next', async () => {
    const offered = async (who = here.partner) => (await open(stand, who, id)).allowed
    const preparing: PacketAct[] = ['reviewReport', 'setForm4334', 'tickCosts']
    expect(await offered()).toEqual(preparing)
    expect(await offered(here.providerManager)).toEqual([])
    await staffed(stand, here, id)
    expect(await offered()).toEqual([...preparing, 'requestChange'])
    expect(await offered(here.providerManager)).toEqual(['verifyParticipants', 'reviewStaffing', 'approve'])
    const there = await place(stand)
    const approvedOne = await approved(stand, there, await packetOf(stand, there))
    const after = async (who: typeof there.partner) => (await open(stand, who, approvedOne.id)).allowed
    expect(await after(there.partner)).toEqual(['requestChange'])
    expect(await after(there.providerManager)).toEqual(['unapprove'])
    expect(await after(there.billing)).toEqual(['reviewBilling'])
    expect(await after(caller('auditor'))).toEqual([])
  })
})
