import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { caseworkEvents, contract, type EtStatus } from '@isets/contracts'
import { ToldReferral } from '../test/referrals.ts'
import { caller, ORGANISATION, OTHER_ORGANISATION, partner, startStand, type CaseworkStand } from '../test/stand.ts'

const { closeActivity, enrol, exitCustomer, openCustomer, openPlan, startActivity } = contract.casework
let stand: CaseworkStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

const staff = (organisationId: string) => stand.as(partner({ organisationId }))
const idhs = () => stand.as(caller('super_admin'))
const opened = (id: string) => idhs().call(openCustomer, { id })
const statusOf = async (id: string): Promise<EtStatus> => (await opened(id)).status
const lastTold = async (id: string) => {
  const [row] = await stand.sql<{ status: string }>(
    `select payload->>'status' as status from outbox where aggregate_id = ? and type = ? order by aggregate_version desc`,
    [id, caseworkEvents.customerChanged.type],
  )
  return row?.status
}

/** Screened, referred to each organisation, and Active with each. */
async function served(...organisationIds: string[]) {
  const customerId = await stand.customer({ granted: organisationIds })
  await stand.sql(`update customer set screened_on = '2026-02-19' where id = ?`, [customerId])
  const referrals = organisationIds.map((id) => new ToldReferral(stand, customerId, id))
  for (const [index, organisationId] of organisationIds.entries()) {
    await referrals[index]?.is('accepted')
    const programmeId = await stand.programme({ organisationId })
    const planned = { plannedStartOn: '2026-03-02', plannedEndOn: '2026-06-30', hoursPerWeek: 2_000 }
    const type = index === 0 ? ('VT' as const) : ('WRT' as const)
    await staff(organisationId).call(enrol, { customerId, programmeId, activities: [{ type, ...planned }] })
    const { id, version } = await activityOf(customerId, organisationId)
    await staff(organisationId).call(startActivity, { id, version, startedOn: '2026-03-02' })
  }
  const [first, second] = referrals
  if (!first) throw new Error('Nobody serves')
  return { customerId, first, second: second ?? first }
}
async function activityOf(customerId: string, organisationId: string) {
  const { goals } = await idhs().call(openPlan, { customerId })
  const found = goals.flatMap(({ activities }) => activities).find((one) => one.organisation.id === organisationId)
  if (!found) throw new Error('There is no activity in the plan')
  return found
}
async function leaves(customerId: string, organisationId: string): Promise<void> {
  const { id, version } = await activityOf(customerId, organisationId)
  const done = { outcome: 'successful', completedOn: '2026-03-02' } as const
  await idhs().call(closeActivity, { id, version, ...done })
  const { enrolments } = await opened(customerId)
  const enrolment = enrolments.find((one) => one.organisation.id === organisationId && one.endedOn === null)
  if (!enrolment) throw new Error('There is no enrolment to end')
  const outcome = { status: 'successful', reason: 'training_completed', completedOn: '2026-03-02' } as const
  await idhs().call(exitCustomer, { id: enrolment.id, version: enrolment.version, ...outcome })
}

describe('a revoked consent', () => {
  it('REF-021 moves a customer who is Active to Consent Revoked, tells it, and leaves the enrolment to be ended', async () => {
    const { customerId, first } = await served(ORGANISATION)
    expect(await statusOf(customerId)).toBe('active')
    await first.revoked()
    const customer = await opened(customerId)
    expect(customer).toMatchObject({ status: 'consent_revoked', enrolments: [{ endedOn: null }] })
    expect(customer.statusHistory.map(({ status }) => status).slice(0, 2)).toEqual(['consent_revoked', 'active'])
    expect(await lastTold(customerId)).toBe('consent_revoked')
    await leaves(customerId, ORGANISATION)
    expect(await opened(customerId)).toMatchObject({ status: 'exited', exitedOn: '2026-03-02' })
  })

  it('REF-021 moves nobody while another provider serves with a consent, and everybody when the last is gone', async () => {
    const { customerId, first, second } = await served(ORGANISATION, OTHER_ORGANISATION)
    await first.revoked()
    expect(await statusOf(customerId)).toBe('active')
    await second.revoked()
    expect(await statusOf(customerId)).toBe('consent_revoked')
  })

  it('REF-021 shows when the provider that still had a consent has ended its work', async () => {
    const { customerId, first } = await served(ORGANISATION, OTHER_ORGANISATION)
    await first.revoked()
    await leaves(customerId, OTHER_ORGANISATION)
    expect(await statusOf(customerId)).toBe('consent_revoked')
  })

  it('REF-021 is left by a new consent and referral: with the same provider the work goes on', async () => {
    const { customerId, first } = await served(ORGANISATION)
    await first.revoked()
    const again = new ToldReferral(stand, customerId, ORGANISATION, '2026-03-02')
    await again.is('pending_provider_response')
    expect(await statusOf(customerId)).toBe('pending_referral_approval')
    await again.is('accepted')
    expect(await statusOf(customerId)).toBe('active')
  })

  it('REF-021 with another provider the customer begins anew', async () => {
    const { customerId, first } = await served(ORGANISATION)
    await first.revoked()
    const elsewhere = new ToldReferral(stand, customerId, OTHER_ORGANISATION, '2026-03-02')
    await elsewhere.is('pending_provider_response')
    await elsewhere.is('accepted')
    expect(await statusOf(customerId)).toBe('initial_assessment_complete')
  })

  it('section F concerns no enrolled customer whose referral to a second provider it was', async () => {
    const { customerId } = await served(ORGANISATION)
    const pending = new ToldReferral(stand, customerId, OTHER_ORGANISATION, '2026-03-02')
    await pending.is('pending_provider_response')
    await pending.revoked()
    expect(await statusOf(customerId)).toBe('active')
  })
})

describe('a referral that failed', () => {
  it('REF-054 leaves the customer Referral Expired until IDHS takes it up again', async () => {
    const customerId = await stand.customer()
    const referral = new ToldReferral(stand, customerId, ORGANISATION)
    await referral.is('pending_provider_response')
    await referral.is('expired')
    expect(await statusOf(customerId)).toBe('referral_expired')
    await referral.is('pending_provider_response')
    expect(await statusOf(customerId)).toBe('pending_referral_approval')
  })
})
