import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, type CallOf, type Role } from '@isets/contracts'
import { demoFeedRows, feedFile } from '@isets/demo'
import { caller } from '@isets/service-kit/testing'
import { startStand, type IesExchangeStand } from '../test/stand.ts'

const ROWS = [...demoFeedRows(60, '2026-03-02')]
type Search = CallOf<typeof contract.iesExchange.searchIes>
const LAST4 = '7788'
const NAMES = { firstName: 'Acorn', lastName: 'Demo-Archer' }

let stand: IesExchangeStand
beforeAll(async () => {
  stand = await startStand({ rowsAtOnce: 100 })
  const namesake = { ...ROWS[0], individual_number: '909999991', zip: ROWS[0]?.['zip'] ?? '', ssn: '955-55-5555' }
  const other = { ...ROWS[1], snap_eligibility: 'NOT ELIGIBLE' }
  const first = { ...ROWS[0], ssn: `966-66-${LAST4}` }
  await stand.takeIn(feedFile([...ROWS.slice(2), first, namesake, other]))
})
afterAll(() => stand.stop())

const provider = caller('partner', { organisationName: 'Prairie Demo Works' })
const search = (input: Search, role?: Role) =>
  stand.as(role === undefined ? provider : caller(role)).call(contract.iesExchange.searchIes, input)

describe('Search IES Customer', () => {
  it('IES-011 finds an eligible person by exact names and the individual number', async () => {
    const result = await search({ ...NAMES, individualNumber: '901234567' })
    expect(result).toMatchObject({ outcome: 'eligible', several: false, mayAdd: false })
    expect(result.customer).toMatchObject({ caseNumber: '807654321', birthDate: '1992-12-30', county: 'Winnebago' })
    expect(result.lastSyncAt).toBe(stand.clock.now().toISOString())
  })

  it('IES-008 finds by the last four of the Social Security number, which nobody ever sees', async () => {
    const result = await search({ ...NAMES, ssnLast4: LAST4 })
    expect(result.customer?.individualNumber).toBe('901234567')
    expect(JSON.stringify(result)).not.toContain(LAST4)
    expect((await search({ ...NAMES, ssnLast4: '5555' })).customer?.individualNumber).toBe('909999991')
  })

  it('IES-012 says so when the person is not eligible', async () => {
    const { first_name: firstName = '', last_name: lastName = '', zip = '' } = ROWS[1] ?? {}
    expect(await search({ firstName, lastName, zip })).toMatchObject({
      outcome: 'not_eligible',
      customer: { eligibility: 'not_eligible' },
    })
  })

  it.each([
    ['another spelling', { ...NAMES, firstName: 'Acorne', individualNumber: '901234567' }],
    ['another number', { ...NAMES, individualNumber: '901234568' }],
    ['one number that does not fit the other', { ...NAMES, individualNumber: '901234567', caseNumber: '800000000' }],
    ['another birth date', { ...NAMES, individualNumber: '901234567', birthDate: '1992-12-31' }],
    ['another last four', { ...NAMES, individualNumber: '901234567', ssnLast4: '0001' }],
  ])('IES-013 IES-015 finds nobody by %s', async (_case, input) => {
    expect(await search(input)).toMatchObject({ outcome: 'not_found', customer: null, several: false, mayAdd: false })
  })

  it('IES-015 minds neither capitals nor blanks around a name', async () => {
    const input = { firstName: ' ACORN ', lastName: 'demo-archer', individualNumber: '901234567' }
    expect((await search(input)).outcome).toBe('eligible')
  })

  it('shows nobody when several match, and asks for more', async () => {
    const zip = ROWS[0]?.['zip'] ?? ''
    expect(await search({ ...NAMES, zip })).toMatchObject({ outcome: 'not_found', several: true, customer: null })
  })

  it('IES-008 is refused with sentences without an identifier', async () => {
    await expect(search(NAMES)).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: { individualNumber: expect.stringContaining('at least one more') } },
    })
  })

  it('takes somebody who has left the feed for not eligible', async () => {
    await stand.sql(`update ies_customer set in_feed = false where individual_number = '909999991'`)
    expect((await search({ ...NAMES, individualNumber: '909999991' })).outcome).toBe('not_eligible')
  })

  it('IES-019 tells whom it has matched, eligible or not, and nothing when it finds nobody or several', async () => {
    const told = () =>
      stand.sql<{ event: string; id: string }>(
        `select id::text as event, payload->>'customerId' as id from outbox where type = 'ies-customer-matched'`,
      )
    const before = new Set((await told()).map(({ event }) => event))
    const { customer } = await search({ ...NAMES, individualNumber: '901234567' })
    const { first_name: firstName = '', last_name: lastName = '', zip = '' } = ROWS[1] ?? {}
    const other = await search({ firstName, lastName, zip })
    await search({ ...NAMES, individualNumber: '901111111' })
    await search({ ...NAMES, zip: ROWS[0]?.['zip'] ?? '' })
    const ids = [customer?.customerId, other.customer?.customerId]
    const since = (await told()).filter(({ event }) => !before.has(event))
    expect(since.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  })

  it('writes every look-up down: who, by what, with which result, and for whom only by id', async () => {
    await search({ ...NAMES, individualNumber: '901234567', zip: ROWS[0]?.['zip'] ?? '' })
    await search({ ...NAMES, individualNumber: '901111111' })
    const list = await stand.as(stand.admin).call(contract.iesExchange.listLookups, { userId: provider.userId })
    const by = { user: { id: provider.userId, name: provider.name }, organisationName: 'Prairie Demo Works' }
    expect(list.rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...by, identifiers: ['individualNumber', 'zip'], outcome: 'eligible' }),
        expect.objectContaining({ ...by, outcome: 'not_found', customerId: null }),
      ]),
    )
    const audits = await stand.sql<{ text: string }>(
      `select a::text as text from audit_event a where action = 'search' and actor = ?`,
      [provider.userId],
    )
    expect(audits.length).toBe(list.total)
    const kept = JSON.stringify([list.rows, audits])
    for (const secret of ['Acorn', 'Demo-Archer', '901234567', '901111111']) expect(kept).not.toContain(secret)
  })
})

describe('a customer who is not in the sync', () => {
  const ADDED = {
    ...{ firstName: 'Robin', lastName: 'Sample-Added', birthDate: '1990-01-01' },
    ...{ individualNumber: '908888888', caseNumber: '808888888', zip: '60601' },
  }
  const add = (role: Role, changes = {}) =>
    stand.as(caller(role)).call(contract.iesExchange.addCustomer, { ...ADDED, ...changes })

  it('IES-014 is added by IDHS staff, whom the search tells so, and needs verification', async () => {
    const names = { firstName: 'Robin', lastName: 'Sample-Added', individualNumber: '908888888' }
    expect(await search(names, 'workforce_development')).toMatchObject({ outcome: 'not_found', mayAdd: true })
    await add('workforce_development')
    expect(await search(names)).toMatchObject({
      outcome: 'not_eligible',
      customer: { eligibility: 'needs_verification', inFeed: false },
    })
    const [event] = await stand.sql(
      `select payload->>'importId' as import, payload->'customers'->0->>'lastName' as name from outbox
       where type = 'ies-customers-changed' order by id desc limit 1`,
    )
    expect(event).toEqual({ import: null, name: 'Sample-Added' })
  })

  it('IES-014 IES-016 is refused when IES knows the number, or something is missing', async () => {
    await expect(add('super_admin', { individualNumber: '901234567' })).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    await expect(add('super_admin', { zip: '' })).rejects.toMatchObject({
      details: { fields: { zip: expect.anything() } },
    })
  })

  it('IES-004 is overwritten by the feed that brings the number', async () => {
    await add('provider_manager', { individualNumber: '907777777' })
    const row = { ...ROWS[3], individual_number: '907777777', last_name: 'Demo-Corrected' }
    expect(await stand.takeIn(feedFile([row]), 'changes')).toMatchObject({ added: 0, changed: 1 })
    const [kept] = await stand.sql(`select last_name, in_feed from ies_customer where individual_number = '907777777'`)
    expect(kept).toEqual({ last_name: 'Demo-Corrected', in_feed: true })
  })
})
