import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, referralsEvents, type Caller, type CallOf } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { written } from '../test/notes.ts'
import {
  caller,
  MONDAY,
  ORGANISATION,
  OTHER_ORGANISATION,
  partner,
  startStand,
  type CaseworkStand,
} from '../test/stand.ts'

const { searchCustomers, countCustomers, openCustomer, openForPasswordReset, setStatus } = contract.casework
let stand: CaseworkStand
let mine: string
let theirs: string
let nobodys: string
beforeAll(async () => {
  stand = await startStand()
  mine = await stand.customer({ lastName: 'Demo-Harper', granted: [ORGANISATION] })
  theirs = await stand.customer({ firstName: 'Maple', lastName: 'Demo-Harper', granted: [OTHER_ORGANISATION] })
  nobodys = await stand.customer({ firstName: 'Aspen', lastName: 'Sample-Fisher', individualNumber: '912345678' })
  await stand.sql(`update customer set et_status = 'active' where id in (?, ?)`, [mine, theirs])
})
afterAll(() => stand.stop())

const other = partner({ organisationId: OTHER_ORGANISATION })
const intermediary = caller('intermediary', { subGranteeIds: [ORGANISATION, OTHER_ORGANISATION] })
const idhs = caller('workforce_development')

async function found(by: Caller, input: Parameters<typeof search>[1] = {}): Promise<string[]> {
  const { rows } = await search(by, input)
  return rows.map(({ id }) => id)
}
type Search = CallOf<typeof searchCustomers>
function search(by: Caller, input: Partial<Search> = {}) {
  return stand.as(by).call(searchCustomers, input)
}

describe('access to customers', () => {
  it('IDN-015 is the same in list, count and open for everybody', async () => {
    const everybody: [Caller, string[]][] = [
      [partner(), [mine]],
      [other, [theirs]],
      [intermediary, [mine, theirs]],
      [idhs, [mine, theirs, nobodys]],
    ]
    for (const [by, expected] of everybody) {
      expect((await found(by)).toSorted()).toEqual(expected.toSorted())
      expect((await stand.as(by).call(countCustomers, {})).all).toBe(expected.length)
      for (const id of [mine, theirs, nobodys]) {
        const outcome = await stand
          .as(by)
          .call(openCustomer, { id })
          .then(
            () => 'open',
            ({ code }: { code: string }) => code,
          )
        expect(outcome).toBe(expected.includes(id) ? 'open' : 'NOT_FOUND')
      }
    }
  })

  it('IDN-015 follows the referral: a grant that ends hides the customer at once', async () => {
    const id = await stand.customer({ granted: [] })
    const tell = (version: number, organisationIds: string[]) =>
      stand.tell(referralsEvents.accessChanged, id, version, { customerId: id, version, organisationIds })
    await tell(1, [ORGANISATION])
    await eventually(async () => (await found(partner())).includes(id))
    await tell(2, [])
    await eventually(async () => !(await found(partner())).includes(id))
    await expect(stand.as(partner()).call(openCustomer, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await stand.sql('delete from customer where id = ?', [id])
  })

  it('REF-023 lets reset the password of whose record is open, and says nothing of anybody else', async () => {
    const outcome = (by: Caller, customerId: string) =>
      stand
        .as(by)
        .call(openForPasswordReset, { customerId })
        .then(
          (answer) => answer.customerId === customerId,
          ({ code }: { code: string }) => code,
        )
    for (const by of [partner(), intermediary, idhs]) expect(await outcome(by, mine)).toBe(true)
    for (const id of [theirs, nobodys, crypto.randomUUID()]) expect(await outcome(partner(), id)).toBe('NOT_FOUND')
    // May open every record, and yet not this.
    expect(await outcome(caller('billing_manager'), mine)).toBe('FORBIDDEN')
    const audits = await stand.sql(
      `select distinct action, object_type, outcome from audit_event
       where purpose = 'openForPasswordReset' and object_id = ? order by outcome`,
      [theirs],
    )
    expect(audits).toEqual([{ action: 'resetPassword', object_type: 'Account', outcome: 'denied' }])
  })

  it('IDN-044 audits a search by the names of its filters, and every customer that is opened', async () => {
    const by = partner()
    await search(by, { q: 'harper' })
    await stand.as(by).call(openCustomer, { id: mine })
    const rows = await stand.sql('select action, object_id, purpose from audit_event where actor = ? order by id', [
      by.userId,
    ])
    expect(rows).toEqual([
      { action: 'read', object_id: 'rows: 1', purpose: 'searchCustomers by q, view' },
      { action: 'read', object_id: mine, purpose: 'openCustomer' },
    ])
  })
})

describe('finding customers', () => {
  it.each([
    ['CASE-002 an initial and a last name', 'w harp', () => [mine]],
    ['CASE-002 words in any order', 'harper maple', () => [theirs]],
    ['CASE-001 an individual number', '912345678', () => [nobodys]],
    ['CASE-001 no such number', '912345679', () => []],
  ])('%s', async (_name, q, expected) => {
    expect(await found(idhs, { q })).toEqual(expected())
  })

  it('CASE-002 offers names that are nearly right when none is', async () => {
    const { rows, nearly } = await search(idhs, { q: 'aspn fischer' })
    expect([rows.map(({ id }) => id), nearly]).toEqual([[nobodys], true])
  })

  it('CASE-003 lists the customers of one provider, CASE-006 filters combine', async () => {
    expect(await found(idhs, { organisationId: ORGANISATION })).toEqual([mine])
    expect(await found(idhs, { q: 'aspen', status: ['active'] })).toEqual([])
  })

  it('CASE-005 CASE-006 county, fiscal year and ABAWD narrow each other', async () => {
    await stand.sql(`update customer set county = 'Lake', fiscal_year = 2026, abawd = false where id = ?`, [theirs])
    expect(await found(idhs, { county: 'Lake' })).toEqual([theirs])
    expect(await found(idhs, { county: 'Lake', fiscalYear: 2026, abawd: false })).toEqual([theirs])
    expect(await found(idhs, { county: 'Lake', abawd: true })).toEqual([])
    expect(await found(idhs, { county: 'Cook', fiscalYear: 2026 })).toEqual([])
  })

  it('CASE-013 CASE-055 NOTE-024 lists active customers without a case note for two weeks, and counts the same', async () => {
    const stale = async () => found(idhs, { view: 'no_recent_note' })
    const day = async () => (await stand.as(idhs).call(openCustomer, { id: mine })).lastNoteOn
    expect([await stale(), await day()]).toEqual([[], null])
    stand.clock.set('2026-03-17T15:00:00Z')
    expect((await stale()).toSorted()).toEqual([mine, theirs].toSorted())
    expect((await stand.as(idhs).call(countCustomers, {})).no_recent_note).toBe(2)
    await written(stand, idhs, mine, { contactOn: '2026-03-03' })
    expect([await stale(), await day()]).toEqual([[theirs], '2026-03-03'])
    stand.clock.set('2026-03-18T15:00:00Z')
    expect((await stale()).toSorted()).toEqual([mine, theirs].toSorted())
    stand.clock.set(MONDAY)
  })

  it('a percent sign or an underline finds nobody more', async () => {
    expect(await found(idhs, { q: '%' })).toEqual(await found(idhs))
    expect((await search(idhs, { q: 'h_rper' })).nearly).toBe(true)
    expect(await found(idhs, { q: '_s_en' })).toEqual([])
  })
})

describe('the status set by hand', () => {
  it('CASE-015 CASE-053 keeps who set it; an older version is told how it is now', async () => {
    const by = partner()
    const { version } = await stand.as(by).call(openCustomer, { id: mine })
    const paused = await stand.as(by).call(setStatus, { id: mine, version, command: 'pause' })
    expect(paused.status).toBe('inactive')
    expect(paused.statusHistory[0]).toMatchObject({ status: 'inactive', by: by.name })
    const late = stand.as(by).call(setStatus, { id: mine, version, command: 'pause' })
    await expect(late).rejects.toMatchObject({ code: 'STALE', details: { current: { status: 'inactive' } } })
    const never = { id: mine, version: paused.version, command: 'setNeverActive' } as const
    await expect(stand.as(by).call(setStatus, never)).rejects.toMatchObject({ code: 'WRONG_STATUS' })
  })
})
