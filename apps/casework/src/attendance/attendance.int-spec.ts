import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { billingEvents, contract, type ActivityType, type AttendanceSheet, type Caller } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { caller, ORGANISATION, OTHER_ORGANISATION, partner, startStand, type CaseworkStand } from '../test/stand.ts'

const { enrol, openPlan, startActivity, closeActivity } = contract.casework
const { openAttendance, recordAttendance, verifyAttendance, unverifyAttendance } = contract.casework
let stand: CaseworkStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

const staff = () => stand.as(partner())
const WEEK = '2026-03-02'
const REASON = 'The sign-in sheet came in July'

interface Served {
  readonly customerId: string
  readonly programmeId: string
}

/** A customer with these activities started on the first of March, on a Friday of the week after. */
async function serving(types: readonly ActivityType[] = ['VT']): Promise<Served> {
  stand.clock.set('2026-03-02T15:00:00Z')
  const customerId = await stand.customer({ granted: [ORGANISATION] })
  await stand.sql(`update customer set screened_on = '2026-02-19' where id = ?`, [customerId])
  await stand.referral(customerId)
  const programmeId = await stand.programme()
  const activities = types.map((type) => ({
    type,
    plannedStartOn: '2026-03-01',
    plannedEndOn: '2026-06-30',
    hoursPerWeek: 2_000,
  }))
  await staff().call(enrol, { customerId, programmeId, activities })
  for (const type of types) {
    const plan = await staff().call(openPlan, { customerId })
    const one = plan.goals.flatMap((goal) => goal.activities).find((activity) => activity.type === type)
    await staff().call(startActivity, { id: one?.id ?? '', version: 1, startedOn: '2026-03-01' })
  }
  stand.clock.set('2026-03-06T21:00:00Z')
  return { customerId, programmeId }
}

const sheet = (customerId: string, week = WEEK) => staff().call(openAttendance, { customerId, week })
function line(of: AttendanceSheet, type: ActivityType = 'VT') {
  const found = of.lines.find((one) => one.type === type)
  if (!found) throw new Error(`There is no ${type} on the sheet`)
  return found
}
type Hours = Record<string, number | null>
interface How {
  readonly by?: Caller
  readonly week?: string
  readonly reason?: string
}
async function record(customerId: string, hours: Hours, how: How = {}): Promise<AttendanceSheet> {
  const { by = partner(), week = WEEK, reason } = how
  const { activityId, version } = line(await sheet(customerId, week))
  const days = Object.entries(hours).map(([day, entered]) => ({ day, hours: entered }))
  const lines = [{ activityId, version, days }]
  return stand.as(by).call(recordAttendance, { customerId, week, lines, ...(reason && { reason }) })
}
const targets = (of: AttendanceSheet) => [{ activityId: line(of).activityId, version: line(of).version }]

async function lock({ programmeId }: Served, month: string, version: number, locked = true): Promise<void> {
  const definition = locked ? billingEvents.monthLocked : billingEvents.monthUnlocked
  const before = await stand.sql('select 1 from inbox')
  const packetId = randomUUID()
  const payload = { organisationId: ORGANISATION, programmeId, month, packetId, version }
  await stand.tell(definition, packetId, version, payload)
  await eventually(async () => (await stand.sql('select 1 from inbox')).length > before.length)
}

describe('attendance', () => {
  it('ATT-001 ATT-011 is entered by the week and summed by the month', async () => {
    const { customerId } = await serving()
    const filled = await record(customerId, { '2026-03-02': 650, '2026-03-03': 400 })
    expect(line(filled).days.slice(0, 3)).toMatchObject([{ hours: 650 }, { hours: 400 }, { hours: null }])
    expect(filled.months).toEqual([{ month: '2026-03', hours: 1_050, verifiedHours: 0, countable: 0 }])
    await record(customerId, { '2026-03-03': null })
    const told = await stand.sql<{ aggregate_version: number; payload: { hours: number } }>(
      `select aggregate_version, payload from outbox where type = 'attendance-changed'
      and payload->>'customerId' = ? order by id`,
      [customerId],
    )
    expect(told.map(({ aggregate_version: version, payload }) => [version, payload.hours])).toEqual([
      [1, 1_050],
      [2, 650],
    ])
  })

  it('ATT-001 is refused before the start, in the future, and outside the week', async () => {
    const { customerId } = await serving()
    const early = record(customerId, { '2026-02-28': 100 }, { week: '2026-02-23' })
    await expect(early).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    await expect(record(customerId, { '2026-03-07': 100 })).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    await expect(record(customerId, { '2026-03-09': 100 })).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('ATT-004 ATT-014 is verified by the week; only verified hours count', async () => {
    const { customerId } = await serving()
    const filled = await record(customerId, { '2026-03-02': 800 })
    const verified = await staff().call(verifyAttendance, { customerId, week: WEEK, lines: targets(filled) })
    expect(verified.months).toEqual([{ month: '2026-03', hours: 800, verifiedHours: 800, countable: 800 }])
    expect(line(verified).days[0]).toMatchObject({ verified: true, closed: 'These hours are verified.' })
  })

  it('ATT-008 is changed once verified by the super admin only, un-verified by all but partners', async () => {
    const { customerId } = await serving()
    const filled = await record(customerId, { '2026-03-02': 800 })
    const verified = await staff().call(verifyAttendance, { customerId, week: WEEK, lines: targets(filled) })
    await expect(record(customerId, { '2026-03-02': 700 })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const corrected = await record(customerId, { '2026-03-02': 750 }, { by: caller('super_admin') })
    expect(corrected.months[0]).toMatchObject({ hours: 750, verifiedHours: 750 })
    const back = { customerId, week: WEEK, lines: targets(corrected) }
    await expect(staff().call(unverifyAttendance, back)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const open = await stand.as(caller('provider_manager')).call(unverifyAttendance, back)
    expect(open.months[0]).toMatchObject({ hours: 750, verifiedHours: 0 })
    expect(line(verified).version).toBe(3)
  })

  it('ATT-006 counts job search up to half of what counts', async () => {
    const { customerId } = await serving(['VT', 'SJS'])
    const open = await sheet(customerId)
    const lines = open.lines.map(({ activityId, version, type }) => ({
      ...{ activityId, version },
      days: [{ day: '2026-03-02', hours: type === 'SJS' ? 900 : 300 }],
    }))
    const filled = await staff().call(recordAttendance, { customerId, week: WEEK, lines })
    const all = filled.lines.map(({ activityId, version }) => ({ activityId, version }))
    const verified = await staff().call(verifyAttendance, { customerId, week: WEEK, lines: all })
    expect(verified.months[0]).toMatchObject({ verifiedHours: 1_200, countable: 600 })
  })

  it('tells whoever saves an older sheet how it is now, and loses no hours of two at once', async () => {
    const { customerId } = await serving()
    const { activityId, version } = line(await sheet(customerId))
    const write = (day: string) =>
      staff().call(recordAttendance, {
        ...{ customerId, week: WEEK },
        lines: [{ activityId, version, days: [{ day, hours: 100 }] }],
      })
    const outcomes = await Promise.allSettled([write('2026-03-02'), write('2026-03-03')])
    const refused = outcomes.find(({ status }) => status === 'rejected')
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(refused).toMatchObject({ reason: { code: 'STALE', details: { current: { week: WEEK } } } })
  })

  it('IDN-015 is shown to nobody without a grant, and kept by the serving provider only', async () => {
    const { customerId } = await serving()
    const other = partner({ organisationId: OTHER_ORGANISATION })
    const call = stand.as(other).call(openAttendance, { customerId, week: WEEK })
    await expect(call).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await stand.sql('update customer set granted_organisation_ids = ?::uuid[] where id = ?', [
      `{${ORGANISATION},${OTHER_ORGANISATION}}`,
      customerId,
    ])
    await expect(record(customerId, { '2026-03-02': 100 }, { by: other })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('a locked month', () => {
  it('BILL-008 takes no attendance any more, not even past the service; un-approved it does', async () => {
    const served = await serving()
    const { customerId } = served
    await record(customerId, { '2026-03-02': 800 })
    await lock(served, '2026-03', 5)
    await expect(record(customerId, { '2026-03-03': 100 })).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    const { lines } = await sheet(customerId)
    expect(lines[0]?.days[1]?.closed).toContain('locked')
    const past = `update attendance_day set hours = 1 where customer_id = ?`
    await expect(stand.sql(past, [customerId])).rejects.toThrow('locked')
    await expect(stand.sql('delete from attendance_day where customer_id = ?', [customerId])).rejects.toThrow('locked')
    await lock(served, '2026-03', 4, false)
    await expect(record(customerId, { '2026-03-03': 100 })).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    await lock(served, '2026-03', 6, false)
    expect((await record(customerId, { '2026-03-03': 100 })).months[0]?.hours).toBe(900)
  })

  it('C13 is neither entered nor verified after August 15 of its fiscal year, billed or not', async () => {
    const { customerId } = await serving()
    stand.clock.set('2026-08-16T04:59:00Z')
    const entered = await record(customerId, { '2026-03-04': 400 }, { reason: REASON })
    stand.clock.set('2026-08-16T05:00:00Z')
    const tooLate = { code: 'WRONG_STATUS', details: { reason: expect.stringContaining('last day for corrections') } }
    await expect(record(customerId, { '2026-03-05': 400 })).rejects.toMatchObject(tooLate)
    const verification = { customerId, week: WEEK, lines: targets(entered) }
    const manager = stand.as(caller('provider_manager'))
    await expect(manager.call(verifyAttendance, verification)).rejects.toMatchObject(tooLate)
    const { days, allowed } = line(await sheet(customerId))
    expect(days.filter(({ closed }) => closed === null)).toEqual([])
    expect(allowed).not.toContain('record')
  })

  it('BILL-008 keeps the activities that it counted, and lets them end after it', async () => {
    const served = await serving()
    stand.clock.set('2026-04-08T15:00:00Z')
    await lock(served, '2026-03', 1)
    const { id } = (await staff().call(openPlan, { customerId: served.customerId })).goals[0]?.activities[0] ?? {
      id: '',
    }
    const change = (what: string) => stand.sql(`update activity set ${what} where id = ?`, [id])
    await expect(change(`started_on = '2026-04-01'`)).rejects.toThrow('locked')
    await expect(change(`started_on = '2026-02-20', completed_on = '2026-02-25'`)).rejects.toThrow('locked')
    await expect(stand.sql('delete from activity where id = ?', [id])).rejects.toThrow('locked')
    const close = (completedOn: string) =>
      staff().call(closeActivity, { id, version: 2, outcome: 'successful', completedOn })
    const closed = await close('2026-03-31')
    expect(closed.goals[0]?.activities[0]).toMatchObject({ status: 'successful', completedOn: '2026-03-31' })
  })
})

describe('hours of a fiscal year that is over', () => {
  const asked = { code: 'INVALID', details: { fields: { reason: expect.any(String) } } }
  const lastLine = async (customerId: string) => (await staff().call(openPlan, { customerId })).log[0]

  it('C13 ATT-001 are entered without a reason until June 30, in Illinois', async () => {
    const { customerId } = await serving()
    stand.clock.set('2026-07-01T04:59:59Z')
    await record(customerId, { '2026-03-04': 400 }, { reason: REASON })
    expect(await lastLine(customerId)).toMatchObject({ section: 'attendance', reason: null })
  })

  it('C13 ATT-001 are entered, changed and taken back with a reason later, which the Update Log shows', async () => {
    const { customerId } = await serving()
    stand.clock.set('2026-07-01T05:00:00Z')
    await expect(record(customerId, { '2026-03-04': 400 })).rejects.toMatchObject(asked)
    expect(line(await sheet(customerId)).days[2]).toMatchObject({ hours: null })
    await record(customerId, { '2026-03-04': 400 }, { reason: REASON })
    expect(await lastLine(customerId)).toMatchObject({ section: 'attendance', action: 'changed', reason: REASON })
    await expect(record(customerId, { '2026-03-04': 500 })).rejects.toMatchObject(asked)
    await expect(record(customerId, { '2026-03-04': null })).rejects.toMatchObject(asked)
    await record(customerId, { '2026-03-04': null }, { reason: 'It was another customer' })
    expect(await lastLine(customerId)).toMatchObject({ to: '0 h, 2026-03-04', reason: 'It was another customer' })
  })

  it('HELP-019 take no Social Security number for a reason', async () => {
    const { customerId } = await serving()
    stand.clock.set('2026-07-01T05:00:00Z')
    const refused = record(customerId, { '2026-03-04': 400 }, { reason: 'Sheet of 123-45-6789' })
    await expect(refused).rejects.toMatchObject({ code: 'PERSONAL_DATA' })
  })

  it('C13 are asked about only where they change', async () => {
    const { customerId } = await serving()
    await record(customerId, { '2026-03-04': 400 })
    stand.clock.set('2026-07-01T05:00:00Z')
    const same = await record(customerId, { '2026-03-04': 400 })
    expect(line(same).days[2]).toMatchObject({ hours: 400 })
  })
})
