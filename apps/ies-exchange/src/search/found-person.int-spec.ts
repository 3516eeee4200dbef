import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, type Caller } from '@isets/contracts'
import { demoFeedRows, feedFile } from '@isets/demo'
import { caller } from '@isets/service-kit/testing'
import { startStand, type IesExchangeStand } from '../test/stand.ts'

const ROWS = [...demoFeedRows(4, '2026-03-02')]
const { searchIes, openFound } = contract.iesExchange
const REFUSED = {
  code: 'FORBIDDEN',
  details: { reason: 'Search for this person in IES first. A search serves for 30 minutes.' },
}

let stand: IesExchangeStand
beforeAll(async () => {
  stand = await startStand({ rowsAtOnce: 100 })
  await stand.takeIn(feedFile(ROWS))
})
afterAll(() => stand.stop())

const nth = (index: number) => ({
  firstName: ROWS[index]?.['first_name'] ?? '',
  lastName: ROWS[index]?.['last_name'] ?? '',
})

/** Searches with everything right, or with a wrong number, which finds nobody. */
async function search(by: Caller, index: number, individualNumber = ROWS[index]?.['individual_number'] ?? '') {
  const { customer } = await stand.as(by).call(searchIes, { ...nth(index), individualNumber })
  return customer?.customerId ?? ''
}
const open = (by: Caller, customerId: string) => stand.as(by).call(openFound, { customerId })

describe('going on with a person found in IES', () => {
  it('IES-018 is for the user who found the person, with the names as in IES', async () => {
    const provider = caller('partner')
    const customerId = await search(provider, 0)
    expect(await open(provider, customerId)).toEqual({ customerId, ...nth(0) })
  })

  it('IES-018 is for nobody else, and tells nothing of people whom the user did not find', async () => {
    const [finder, other] = [caller('partner'), caller('super_admin')]
    const customerId = await search(finder, 1)
    await expect(open(other, customerId)).rejects.toMatchObject(REFUSED)
    expect(await search(other, 1, '900000009')).toBe('')
    await expect(open(other, customerId)).rejects.toMatchObject(REFUSED)
    await expect(open(finder, await search(caller('partner'), 2))).rejects.toMatchObject(REFUSED)
    await expect(open(finder, '50000000-0000-4000-8000-000000000001')).rejects.toMatchObject(REFUSED)
  })

  it('IES-018 ends half an hour after the search, to the minute, and begins again with the next one', async () => {
    const provider = caller('intermediary')
    const customerId = await search(provider, 0)
    stand.clock.advance({ minutes: 30, milliseconds: -1 })
    expect(await open(provider, customerId)).toMatchObject({ customerId })
    stand.clock.advance({ milliseconds: 1 })
    await expect(open(provider, customerId)).rejects.toMatchObject(REFUSED)
    await search(provider, 0)
    expect(await open(provider, customerId)).toMatchObject({ customerId })
  })

  it('IES-018 is written down, also where it is refused', async () => {
    const provider = caller('workforce_development')
    const customerId = await search(provider, 3)
    await open(provider, customerId)
    await expect(open(caller('partner', { userId: provider.userId }), stand.admin.userId)).rejects.toMatchObject(
      REFUSED,
    )
    const audits = await stand.sql(
      `select action, object_id as of, outcome from audit_event where actor = ? and purpose like 'openFound%' order by id`,
      [provider.userId],
    )
    expect(audits).toMatchObject([{ action: 'read', of: customerId, outcome: 'done' }, { outcome: 'denied' }])
  })
})
