import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { iesExchangeEvents, referralsEvents, type IesCustomer } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { iesCustomer, ORGANISATION, OTHER_ORGANISATION, startStand, type CaseworkStand } from '../test/stand.ts'

let stand: CaseworkStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

/** Tells a batch and waits until it is applied; gives the id of the batch, which is its aggregate. */
async function told(customers: readonly IesCustomer[], batchId = randomUUID()): Promise<void> {
  const before = await stand.sql('select 1 from inbox')
  await stand.tell(iesExchangeEvents.customersChanged, batchId, 1, { importId: null, customers })
  await eventually(async () => (await stand.sql('select 1 from inbox')).length > before.length)
}

async function matched(customerId: string): Promise<void> {
  const before = await stand.sql('select 1 from inbox')
  await stand.tell(iesExchangeEvents.customerMatched, randomUUID(), 1, { customerId })
  await eventually(async () => (await stand.sql('select 1 from inbox')).length > before.length)
}

async function granted(customerId: string, version: number, organisationIds: readonly string[]): Promise<void> {
  const before = await stand.sql('select 1 from inbox')
  await stand.tell(referralsEvents.accessChanged, customerId, version, { customerId, version, organisationIds })
  await eventually(async () => (await stand.sql('select 1 from inbox')).length > before.length)
}

const rowOf = async (id: string) => (await stand.sql('select * from customer where id = ?', [id]))[0]

describe('customers, as IES tells them', () => {
  it('IES-003 come with their mastered fields, not enrolled, seen by no provider', async () => {
    const one = iesCustomer()
    await told([one, iesCustomer()])
    expect(await rowOf(one.customerId)).toMatchObject({
      last_name: 'Sample-Walker',
      county: 'Cook',
      eligibility: 'eligible',
      redetermination_on: '2026-06-30',
      et_status: 'not_enrolled',
      granted_organisation_ids: [],
    })
    expect(await stand.sql('select 1 from outbox where aggregate_id = ?', [one.customerId])).toEqual([])
  })

  it('IES-004 are overwritten by a newer version and never by an older one, in whatever order they come', async () => {
    const one = iesCustomer({ version: 3, email: '' })
    await told([one])
    await told([{ ...one, version: 2, email: 'old@customers.example', eligibility: 'needs_verification' }])
    expect(await rowOf(one.customerId)).toMatchObject({ email: '', eligibility: 'eligible', version: 1 })
    await told([{ ...one, version: 4, eligibility: 'not_eligible', inFeed: false }])
    expect(await rowOf(one.customerId)).toMatchObject({ eligibility: 'not_eligible', in_feed: false, version: 2 })
  })

  it('IES-019 are IES Matched as soon as a search has found them, and told to those who keep them', async () => {
    const one = iesCustomer()
    await told([one])
    await matched(one.customerId)
    await matched(one.customerId)
    expect(await rowOf(one.customerId)).toMatchObject({ et_status: 'ies_matched', version: 2 })
    const changes = `select 1 from outbox where type = 'customer-changed' and aggregate_id = ?`
    expect(await stand.sql(changes, [one.customerId])).toHaveLength(1)
    const history = await stand.sql('select status, actor_id from status_history where customer_id = ?', [
      one.customerId,
    ])
    expect(history).toEqual([{ status: 'ies_matched', actor_id: null }])
  })

  it.each(['initial_assessment_complete', 'active', 'exited'])(
    'IES-019 keep the status %s when somebody looks them up again',
    async (status) => {
      const customerId = await stand.customer()
      await stand.sql('update customer set et_status = ? where id = ?', [status, customerId])
      await matched(customerId)
      expect(await rowOf(customerId)).toMatchObject({ et_status: status, version: 1 })
    },
  )

  it('change nothing when the same batch comes twice', async () => {
    const one = iesCustomer()
    await told([one])
    await told([one])
    expect(await rowOf(one.customerId)).toMatchObject({ version: 1 })
  })

  it('tell of a new name those who keep one, when somebody works with the customer', async () => {
    const one = iesCustomer()
    await told([one])
    await stand.sql(`update customer set et_status = 'active' where id = ?`, [one.customerId])
    await told([{ ...one, version: 2, lastName: 'Sample-Harper' }])
    const events = await stand.sql<{ payload: object }>('select payload from outbox where aggregate_id = ?', [
      one.customerId,
    ])
    expect(events.map(({ payload }) => payload)).toEqual([
      {
        customerId: one.customerId,
        version: 2,
        displayName: 'Maple Sample-Harper',
        individualNumber: '901234567',
        status: 'active',
        enrolledWith: null,
        exitedOn: null,
      },
    ])
  })
})

describe('access grants, as referrals tells them', () => {
  it('IDN-015 are copied to the customer, the latest only', async () => {
    const one = iesCustomer()
    await told([one])
    await granted(one.customerId, 2, [ORGANISATION])
    await granted(one.customerId, 1, [OTHER_ORGANISATION])
    expect(await rowOf(one.customerId)).toMatchObject({ granted_organisation_ids: [ORGANISATION] })
    await granted(one.customerId, 3, [])
    expect(await rowOf(one.customerId)).toMatchObject({ granted_organisation_ids: [] })
  })

  it('IDN-015 may come before the customer does', async () => {
    const one = iesCustomer()
    await granted(one.customerId, 1, [ORGANISATION])
    await told([one])
    expect(await rowOf(one.customerId)).toMatchObject({ granted_organisation_ids: [ORGANISATION] })
  })
})
