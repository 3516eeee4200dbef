import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { randomUUID } from 'node:crypto'
import { knownCustomer, ORGANISATION, OTHER_ORGANISATION, partner } from '../test/customers.ts'
import { startStand, type BillingStand } from '../test/stand.ts'

const { addContract, editContract, listContracts } = contract.billing
const admin = caller('super_admin')
const billing = caller('billing_manager')
let stand: BillingStand
beforeAll(async () => {
  stand = await startStand()
  await knownCustomer(stand) // makes the organisations known
})
afterAll(() => stand.stop())

const terms = (number = `DEMO-${randomUUID().slice(0, 8)}`) => ({
  number,
  startsOn: '2026-07-01',
  endsOn: '2027-06-30',
  activities: ['VT', 'SJS'],
})
const added = (organisationId = ORGANISATION, number?: string) =>
  stand.as(admin).call(addContract, { organisationId, fiscalYear: 2027, ...terms(number) })

describe('a contract', () => {
  it('C24 is entered by a super admin, changed by billing, and told to the others', async () => {
    const one = await added()
    expect(one).toMatchObject({ version: 1, organisationName: 'Prairie Demo Works', activities: ['VT', 'SJS'] })
    const changed = { ...terms(one.number), endsOn: '2026-12-31', activities: ['VT'] }
    const after = await stand.as(billing).call(editContract, { id: one.id, version: 1, ...changed })
    expect(after).toMatchObject({ version: 2, endsOn: '2026-12-31', activities: ['VT'] })
    const told = await stand.sql<{ payload: { version: number } }>(
      `select payload from outbox where aggregate_id = ? order by id`,
      [one.id],
    )
    expect(told.map(({ payload }) => payload.version)).toEqual([1, 2])
  })

  it('C24 lies within its fiscal year and pays for known activities', async () => {
    const wrong = { ...terms(), startsOn: '2026-06-30', endsOn: '2026-06-01', activities: ['VT', 'XYZ'] }
    const call = stand.as(admin).call(addContract, { organisationId: ORGANISATION, fiscalYear: 2027, ...wrong })
    await expect(call).rejects.toMatchObject({
      code: 'INVALID',
      details: {
        fields: { startsOn: expect.any(String), endsOn: expect.any(String), activities: expect.any(String) },
      },
    })
  })

  it('keeps its number to itself within organization and year, when it is added and when it is changed', async () => {
    const [first, second] = [await added(), await added()]
    const taken = { code: 'INVALID', details: { fields: { number: expect.stringContaining('this number') } } }
    await expect(added(ORGANISATION, first.number)).rejects.toMatchObject(taken)
    const clash = { id: second.id, version: second.version, ...terms(first.number) }
    await expect(stand.as(billing).call(editContract, clash)).rejects.toMatchObject(taken)
    await expect(added(OTHER_ORGANISATION, first.number)).resolves.toMatchObject({ number: first.number })
  })

  it('is not changed by whoever has seen an earlier version', async () => {
    const one = await added()
    await stand.as(billing).call(editContract, { id: one.id, version: 1, ...terms() })
    const late = stand.as(admin).call(editContract, { id: one.id, version: 1, ...terms() })
    await expect(late).rejects.toMatchObject({ code: 'STALE', details: { current: { version: 2 } } })
  })

  it('C24 is seen by its provider and by IDHS, with all of them counted on a page beyond the last', async () => {
    const [own, foreign] = [await added(), await added(OTHER_ORGANISATION)]
    const page = await stand.as(partner()).call(listContracts, { fiscalYear: 2027, pageSize: 200 })
    const ids = page.rows.map(({ id }) => id)
    expect(ids).toContain(own.id)
    expect(ids).not.toContain(foreign.id)
    expect(await stand.as(partner()).call(listContracts, { fiscalYear: 2027, page: 9 })).toMatchObject({
      rows: [],
      total: page.total,
    })
  })
})
