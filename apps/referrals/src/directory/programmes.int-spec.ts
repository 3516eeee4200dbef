import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, type CallOf } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { A, B, ORGANISATION_NAMES, PROGRAMMES, startStand, workforce, type ReferralsStand } from '../test/stand.ts'

const { addProgramme, editProgramme, listProgrammes, openProgramme, removeProgramme } = contract.referrals
const manager = caller('cbo_program_manager', { organisationId: A, organisationName: ORGANISATION_NAMES[A] ?? '' })
const superAdmin = caller('super_admin')
let stand: ReferralsStand
let contractId: string
let locationId: string
beforeAll(async () => {
  stand = await startStand()
  const [row] = await stand.sql<{ id: string }>('select id from contract where organisation_id = ?', [A])
  contractId = row?.id ?? ''
  locationId = await stand.located(A, {
    name: 'Demo Place',
    address: '1 Demo Street',
    city: 'Sampleton',
    county: 'Cook',
  })
})
afterAll(() => stand.stop())

const entry = (changes: Partial<CallOf<typeof addProgramme>> = {}): CallOf<typeof addProgramme> => ({
  ...{ organisationId: A, contractId, type: 'SJP', name: `Demo program ${crypto.randomUUID()}`, activities: ['VT'] },
  ...{ locationIds: [locationId], fullTime: true, partTime: false, offering: 'none', description: 'Learns a trade' },
  ...changes,
})
const add = (changes = {}, by = manager) => stand.as(by).call(addProgramme, entry(changes))
const wrong = (field: string) => ({ code: 'INVALID', details: { fields: { [field]: expect.any(String) } } })

describe('a program entry', () => {
  it('PROV-035 PROV-037 PROV-039 is entered under the contract, with Job Retention, and told', async () => {
    const added = await add()
    expect(added).toMatchObject({
      ...{ version: 1, fiscalYear: 2026, open: true, takesReferrals: true, activities: ['VT', 'JR'] },
      ...{ fullTime: true, partTime: false, offering: 'none', description: 'Learns a trade' },
      ...{ contract: { id: contractId }, locations: [{ id: locationId }], allowed: ['edit', 'remove'] },
    })
    const [told] = await stand.events(added.id)
    expect(told).toMatchObject({ type: 'programme-changed', payload: { programmeId: added.id, open: true } })
    const found = await stand.as(workforce()).call(listProgrammes, { q: 'demo26-001', organisationId: A })
    expect(found.rows.map(({ id }) => id)).toContain(added.id)
  })

  it('PROV-038 several under one contract, but not of the same name', async () => {
    const { name } = await add()
    await expect(add({ name })).rejects.toMatchObject(wrong('name'))
    await expect(add({ name: `${name} East` })).resolves.toMatchObject({ contract: { id: contractId } })
  })

  it('REF-065 PROV-018 refuses another contract, one of a past year, other activities and other locations', async () => {
    const [foreign] = await stand.sql<{ id: string }>('select id from contract where organisation_id = ?', [B])
    await expect(add({ contractId: foreign?.id })).rejects.toMatchObject(wrong('contractId'))
    await expect(add({ activities: ['CW'] })).rejects.toMatchObject(wrong('activities'))
    await expect(add({ activities: ['JR'] })).rejects.toMatchObject(wrong('activities'))
    const elsewhere = await stand.located(B, { name: 'Far', address: '2 Demo Street', city: 'Far', county: 'Lake' })
    await expect(add({ locationIds: [elsewhere] })).rejects.toMatchObject(wrong('locationIds'))
    await stand.sql(`update contract set ends_on = '2026-03-01' where id = ?`, [contractId])
    await expect(add()).rejects.toMatchObject(wrong('contractId'))
    await stand.sql(`update contract set ends_on = '2026-06-30' where id = ?`, [contractId])
  })

  it('PROV-046 is entered by super admins and the own program manager only, changed by Workforce Development too', async () => {
    await expect(add({ organisationId: B })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(add({}, workforce())).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const { id, version } = await add({}, superAdmin)
    const { organisationId: _, contractId: __, type: ___, ...change } = entry({ description: 'Learns more' })
    const edited = await stand.as(workforce()).call(editProgramme, { id, version, open: false, ...change })
    expect(edited).toMatchObject({ version: 2, open: false, takesReferrals: false, description: 'Learns more' })
    const again = stand.as(workforce()).call(editProgramme, { id, version, open: true, ...change })
    await expect(again).rejects.toMatchObject({ code: 'STALE' })
  })

  it('PROV-034 C36 is removed by its program manager while nobody has used it, by IDHS never', async () => {
    const { id, version } = await add()
    await expect(stand.as(superAdmin).call(removeProgramme, { id, version })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await stand.as(manager).call(removeProgramme, { id, version })
    await expect(stand.as(manager).call(openProgramme, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const [last] = (await stand.events(id)).toReversed()
    expect(last).toMatchObject({ aggregate_version: 2, payload: { open: false } })
    await stand.referred(await stand.customer(), A)
    const used = stand.as(manager).call(removeProgramme, { id: PROGRAMMES[A] ?? '', version: 1 })
    await expect(used).rejects.toMatchObject({ code: 'WRONG_STATUS' })
  })

  it('C36 of a past year is neither changed nor removed', async () => {
    const { id, version } = await add()
    await stand.sql(`update contract set ends_on = '2026-03-01' where id = ?`, [contractId])
    const remove = stand.as(manager).call(removeProgramme, { id, version })
    await expect(remove).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    expect((await stand.as(manager).call(openProgramme, { id })).allowed).toEqual([])
    await stand.sql(`update contract set ends_on = '2026-06-30' where id = ?`, [contractId])
  })

  it('counts all programs on a page beyond the last', async () => {
    const { total } = await stand.as(manager).call(listProgrammes, {})
    expect(total).toBeGreaterThan(0)
    expect(await stand.as(manager).call(listProgrammes, { page: 99 })).toMatchObject({ rows: [], total })
  })
})
