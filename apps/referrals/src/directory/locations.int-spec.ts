import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { A, B, partnerOf, startStand, workforce, type ReferralsStand } from '../test/stand.ts'

const { addLocation, listLocations, pickLocation, removeLocation } = contract.referrals
const superAdmin = caller('super_admin')
const PLACE = { name: 'Demo Hall', address: '9 Demo Street', city: 'Demo Hollow', county: 'jackson' }
let stand: ReferralsStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

describe('the statewide list of locations', () => {
  it('PROV-019 PROV-047 C27 is kept by super admins; a provider picks from it for itself', async () => {
    await expect(stand.as(partnerOf(A)).call(addLocation, PLACE)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const { id, county } = await stand.as(superAdmin).call(addLocation, PLACE)
    expect(county).toBe('Jackson')
    const own = { organisationId: A }
    for (let time = 0; time < 2; time += 1) {
      const picked = await stand.as(partnerOf(A)).call(pickLocation, { id, ...own })
      expect(picked.organisations).toMatchObject([{ id: A }])
    }
    const foreign = stand.as(partnerOf(A)).call(pickLocation, { id, organisationId: B })
    await expect(foreign).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await stand.as(workforce()).call(listLocations, own)).toMatchObject({ rows: [{ id }], total: 1 })
    expect(await stand.as(workforce()).call(listLocations, { page: 9 })).toMatchObject({ rows: [], total: 1 })
    await expect(stand.as(partnerOf(A)).call(removeLocation, { id, ...own })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    expect((await stand.as(superAdmin).call(removeLocation, { id, ...own })).organisations).toEqual([])
  })

  it('PROV-018 keeps a location where an open program of the provider runs', async () => {
    const id = await stand.located(B, { ...PLACE, name: 'Demo Yard', county: 'Cook' })
    const remove = stand.as(superAdmin).call(removeLocation, { id, organisationId: B })
    await expect(remove).rejects.toMatchObject({ code: 'WRONG_STATUS' })
  })

  it('refuses a place twice, and one outside Illinois', async () => {
    const add = (changes: object) => stand.as(superAdmin).call(addLocation, { ...PLACE, name: 'Demo Mall', ...changes })
    await expect(add({ county: 'Elsewhere' })).rejects.toMatchObject({
      details: { fields: { county: expect.any(String) } },
    })
    await add({})
    await expect(add({})).rejects.toMatchObject({ details: { fields: { name: expect.any(String) } } })
  })
})
