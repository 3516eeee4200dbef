import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { caseworkEvents, contract, referralsEvents, type EtStatus, type ReferralStatus } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { randomUUID } from 'node:crypto'
import { startStand, type BillingStand } from '../test/stand.ts'
import { packetOf, place, type Place } from '../test/staffing.ts'

const { customerChanged, enrolmentChanged, activityChanged } = caseworkEvents
const { accessChanged, referralChanged } = referralsEvents
let stand: BillingStand
let here: Place
let customerId: string
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())
beforeEach(async () => {
  here = await place(stand)
  customerId = randomUUID()
})

/** Whoever is on the 4333 of a month, with the status that it shows. */
async function on4333(month: string): Promise<string[]> {
  const { organisationId, programmeId } = here
  const known = await stand.sql<{ id: string }>(
    'select id from staffing_packet where organisation_id = ? and programme_id = ? and month = ?',
    [organisationId, programmeId, month],
  )
  const id = known[0]?.id ?? (await packetOf(stand, here, month))
  const { rows } = await stand.as(here.providerManager).call(contract.billing.listParticipants, { id })
  return rows.map(({ name, etStatus }) => `${name} ${etStatus}`)
}

interface Standing {
  readonly version: number
  readonly status: EtStatus
  readonly statusOn?: string
  readonly exitedOn?: string | null
}

/** What casework tells of the customer; events are of March 2. */
async function customer({ version, status, statusOn, exitedOn = null }: Standing): Promise<void> {
  const enrolledWith = status === 'exited' ? null : here.organisationId
  await stand.tell(customerChanged, customerId, version, {
    ...{ customerId, version, displayName: 'Wren Sample', individualNumber: '901234567', status, enrolledWith },
    ...{ exitedOn, ...(statusOn !== undefined && { statusOn }) },
  })
}

async function referral(referralId: string, version: number, status: ReferralStatus): Promise<void> {
  const at = '2026-02-20T15:00:00.000Z'
  await stand.tell(referralChanged, referralId, version, {
    ...{ referralId, number: 'RF-000001', version, kind: 'forward', status, response: null, customerId },
    ...{ customerInitials: 'WS', fromOrganisationId: null, toOrganisationId: here.organisationId },
    ...{ programmeId: here.programmeId, programmeName: 'Demo', submittedAt: at, contactDueAt: null },
    ...{ responseDueAt: at, redAt: at, expiresAt: at, expectedStartOn: null, consentRevoked: false },
    changedBy: { id: null, name: 'ISETS' },
  })
}

async function plan(version: number, endedOn: string | null): Promise<void> {
  const { organisationId, programmeId } = here
  const ids = { customerId, organisationId, programmeId }
  const [enrolmentId, activityId] = [customerId, customerId]
  const enrolment = { enrolmentId, version, ...ids, enrolledOn: '2026-01-05', endedOn }
  await stand.tell(enrolmentChanged, enrolmentId, version, enrolment)
  await stand.tell(activityChanged, activityId, version, {
    ...{ activityId, version, enrolmentId, ...ids, type: 'VT', isSnap: true, startedOn: '2026-01-10' },
    ...{ status: endedOn === null ? 'started' : 'successful', plannedEndOn: null, completedOn: endedOn },
  })
}

async function access(version: number, organisationIds: string[]): Promise<void> {
  await stand.tell(accessChanged, customerId, version, { customerId, version, organisationIds })
}

/** Referred and accepted on March 2; the activity of January is entered late. */
async function begun(): Promise<string> {
  const id = randomUUID()
  await access(1, [here.organisationId])
  await referral(id, 2, 'accepted')
  await customer({ version: 1, status: 'pending_activity_start_dates' })
  await plan(1, null)
  await customer({ version: 2, status: 'active', statusOn: '2026-01-10' })
  await eventually(async () => (await on4333('2026-03')).length === 1)
  return id
}

/** Until nothing of the table holds any more: what was told last has been applied. */
async function ended(table: 'status_span' | 'referral_span', spans = 1): Promise<void> {
  const sql = `select count(*)::int as count from ${table} where customer_id = ? and until is not null`
  await eventually(async () => (await stand.sql<{ count: number }>(sql, [customerId]))[0]?.count === spans)
}

describe('the 4333 of a month, as the events of other services make it', () => {
  it('BILL-047 EXIT-019 keeps whoever exits after the month, with the status of the month', async () => {
    const id = await begun()
    await plan(2, '2026-04-03')
    await customer({ version: 3, status: 'exited', exitedOn: '2026-04-03' })
    await referral(id, 3, 'exited')
    await Promise.all([ended('status_span'), ended('referral_span')])
    expect(await on4333('2026-03')).toEqual(['Wren Sample active'])
    expect(await on4333('2026-05')).toEqual([])
  })

  it('BILL-047 keeps whoever is paused later in the month, and not in the months after it', async () => {
    await begun()
    await customer({ version: 3, status: 'inactive' })
    await ended('status_span')
    expect(await on4333('2026-03')).toEqual(['Wren Sample active'])
    expect(await on4333('2026-04')).toEqual([])
  })

  it('BILL-047 keeps a customer whose referral is closed later, and counts none before it was accepted', async () => {
    const id = await begun()
    await referral(id, 3, 'closed')
    await ended('referral_span')
    expect(await on4333('2026-03')).toEqual(['Wren Sample active'])
    expect(await on4333('2026-04')).toEqual([])
    expect(await on4333('2026-02')).toEqual([])
  })

  it('BILL-047 counts from the day on which an activity began, though it is entered later', async () => {
    await begun()
    await stand.sql(`update referral_span set since = '2026-01-05' where customer_id = ?`, [customerId])
    expect(await on4333('2026-01')).toEqual(['Wren Sample active'])
    expect(await on4333('2025-12')).toEqual([])
  })

  it('BILL-047 shows the later of two statuses, and goes on after a return', async () => {
    const id = await begun()
    await customer({ version: 3, status: 'retention', statusOn: '2026-03-20' })
    await eventually(async () => (await on4333('2026-03'))[0] === 'Wren Sample retention')
    await referral(id, 3, 'closed')
    await ended('referral_span')
    await referral(randomUUID(), 2, 'accepted')
    await eventually(async () => (await on4333('2026-04'))[0] === 'Wren Sample retention')
  })
})
