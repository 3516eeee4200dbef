import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { contract, type ScreeningAnswers } from '@isets/contracts'
import {
  caller,
  MONDAY,
  ORGANISATION,
  OTHER_ORGANISATION,
  partner,
  startStand,
  type CaseworkStand,
} from '../test/stand.ts'

const { startScreening, openScreening, listScreenings, submitScreening, reviewScreening, openCustomer } =
  contract.casework
const { listScreeningDeadlines, setScreeningDeadline } = contract.casework
let stand: CaseworkStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())
beforeEach(async () => {
  await stand.sql('delete from screening')
  stand.clock.set(MONDAY)
})

const ANSWERS: ScreeningAnswers = {
  ...{ receivesSnap: true, receivesTanf: false, householdSize: 2, caresForChild: false, employed: false },
  ...{ lastWorked: 'under_2_years', highestGrade: 'high_school', inSchool: false, readsEnglish: true },
  ...{ ableToWork: true, situations: ['transportation'], availableFrom: '2026-03-09', availableHours: 25 },
  skills: ['care', 'food'],
}
const other = () => partner({ organisationId: OTHER_ORGANISATION })
const idhs = () => caller('workforce_development')

async function complete(customerId: string, by = partner(), update = false) {
  const { id } = await stand.as(by).call(startScreening, { customerId, update })
  return stand.as(by).call(submitScreening, { id, version: 1, answers: ANSWERS })
}
async function flagsOf(id: string) {
  const { flags } = await stand.as(idhs()).call(openCustomer, { id })
  return flags.filter(({ flag }) => flag.startsWith('screening'))
}
const overdueOf = async (by = partner()) =>
  (await stand.as(by).call(listScreenings, { overdue: true })).rows.map(({ customerId }) => customerId)

describe('a screening that was begun and not submitted', () => {
  it('ASMT-021 TMR-101 is overdue after 30 days: flagged on the record, counted and listed', async () => {
    const late = await stand.customer({ granted: [ORGANISATION] })
    const { id } = await stand.as(partner()).call(startScreening, { customerId: late })
    stand.clock.set('2026-03-03T15:00:00Z')
    await stand.as(partner()).call(startScreening, { customerId: await stand.customer() })

    stand.clock.set('2026-04-01T15:00:00Z')
    expect(await overdueOf()).toEqual([])
    expect(await flagsOf(late)).toEqual([{ flag: 'screening_due', colour: 'yellow' }])

    stand.clock.set('2026-04-02T15:00:00Z')
    expect(await overdueOf()).toEqual([late])
    expect(await stand.as(partner()).call(listScreenings, { overdue: true, pageSize: 1 })).toMatchObject({ total: 1 })
    expect(await flagsOf(late)).toEqual([{ flag: 'screening_overdue', colour: 'red' }])
    const rows = (await stand.as(partner()).call(listScreenings, {})).rows
    expect(rows.map(({ customerId, isOverdue }) => isOverdue === (customerId === late))).toEqual([true, true])

    await stand.as(partner()).call(submitScreening, { id, version: 1, answers: ANSWERS })
    expect(await overdueOf()).toEqual([])
    expect(await flagsOf(late)).toEqual([])
  })

  it('ASMT-021 takes its days from the setting in force on the day', async () => {
    const customerId = await stand.customer()
    await stand.as(partner()).call(startScreening, { customerId })
    const admin = stand.as(caller('super_admin'))
    await admin.call(setScreeningDeadline, { startsOn: '2026-03-15', overdueAfterDays: 12 })
    await admin.call(setScreeningDeadline, { startsOn: '2026-03-15', overdueAfterDays: 10 })
    const { rows } = await stand.as(partner()).call(listScreeningDeadlines, {})
    expect(rows.map(({ startsOn, overdueAfterDays }) => [startsOn, overdueAfterDays])).toEqual([
      ['2026-03-15', 10],
      ['2000-07-01', 30],
    ])
    try {
      stand.clock.set('2026-03-14T15:00:00Z')
      expect(await overdueOf()).toEqual([])
      stand.clock.set('2026-03-15T15:00:00Z')
      expect(await overdueOf()).toEqual([customerId])
      expect(await flagsOf(customerId)).toEqual([{ flag: 'screening_overdue', colour: 'red' }])
    } finally {
      await stand.sql(`delete from screening_deadline where starts_on = '2026-03-15'`)
    }
  })

  it('ASMT-021 is set for today or a later day only: what was overdue then stays so', async () => {
    const ask = { startsOn: '2026-03-01', overdueAfterDays: 10 }
    await expect(stand.as(caller('super_admin')).call(setScreeningDeadline, ask)).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: { startsOn: expect.stringContaining('today') } },
    })
  })

  it('ASMT-015 ASMT-021 is not overdue once another provider has completed one that is shared', async () => {
    const customerId = await stand.customer({ granted: [ORGANISATION, OTHER_ORGANISATION] })
    await stand.as(partner()).call(startScreening, { customerId })
    await complete(customerId, other())
    stand.clock.set('2026-05-02T15:00:00Z')
    expect(await overdueOf()).toEqual([])
    expect(await flagsOf(customerId)).toEqual([])
  })

  it('IDN-015 ASMT-021 counts nothing that its reader may not see', async () => {
    await stand.as(partner()).call(startScreening, { customerId: await stand.customer() })
    stand.clock.set('2026-05-02T15:00:00Z')
    expect(await overdueOf(other())).toEqual([])
    expect(await overdueOf(idhs())).toHaveLength(1)
  })
})

describe('a screening of the last 12 months', () => {
  it('ASMT-012 is reviewed instead: no new one begins unless an update is asked for', async () => {
    const customerId = await stand.customer()
    const first = await complete(customerId)
    expect(first).toMatchObject({ isCurrent: true, reviewOn: '2026-09-02' })
    expect(first.allowed).toContain('review')
    stand.clock.set('2027-03-02T15:00:00Z')
    const begun = stand.as(partner()).call(startScreening, { customerId })
    await expect(begun).rejects.toMatchObject({
      code: 'WRONG_STATUS',
      details: { reason: 'No new screening is needed: one was completed on Mar 2, 2026. Review it instead.' },
    })
    expect((await stand.as(partner()).call(listScreenings, { customerId })).total).toBe(1)
    const update = await stand.as(partner()).call(startScreening, { customerId, update: true })
    expect(update).toMatchObject({ status: 'draft', answers: ANSWERS })
  })

  it('ASMT-012 ASMT-013 is followed by a new one when it is over 12 months old', async () => {
    const customerId = await stand.customer()
    const { id } = await complete(customerId)
    stand.clock.set('2027-03-03T15:00:00Z')
    const old = await stand.as(partner()).call(openScreening, { id })
    expect(old).toMatchObject({ isCurrent: false, reviewOn: null })
    expect(old.allowed).not.toContain('review')
    const review = stand.as(partner()).call(reviewScreening, { id, version: old.version })
    await expect(review).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    expect(await stand.as(partner()).call(startScreening, { customerId })).toMatchObject({ status: 'draft' })
  })

  it('ASMT-012 ASMT-019 holds no returning customer back, who gets a new one', async () => {
    const customerId = await stand.customer({ granted: [ORGANISATION] })
    await complete(customerId)
    await stand.sql(`update customer set et_status = 'exited', exited_on = '2026-03-20' where id = ?`, [customerId])
    stand.clock.set('2026-04-02T15:00:00Z')
    expect(await stand.as(partner()).call(startScreening, { customerId })).toMatchObject({ status: 'draft' })
  })

  it('ASMT-013 TMR-031 asks for a review after six months; a review or an update answers it', async () => {
    const customerId = await stand.customer({ granted: [ORGANISATION] })
    const { id, version } = await complete(customerId)
    stand.clock.set('2026-09-01T15:00:00Z')
    expect(await flagsOf(customerId)).toEqual([])
    stand.clock.set('2026-09-02T15:00:00Z')
    expect(await flagsOf(customerId)).toEqual([{ flag: 'screening_review', colour: 'yellow' }])

    const reviewed = await stand.as(partner()).call(reviewScreening, { id, version })
    expect(reviewed).toMatchObject({ reviewedAt: '2026-09-02T15:00:00.000Z', reviewOn: '2027-03-02', answers: ANSWERS })
    expect(reviewed.reviewedBy).toBe(partner().name)
    expect(await flagsOf(customerId)).toEqual([])
    const again = stand.as(partner()).call(reviewScreening, { id, version })
    await expect(again).rejects.toMatchObject({ code: 'STALE' })

    stand.clock.set('2026-12-02T15:00:00Z')
    expect(await flagsOf(customerId)).toEqual([{ flag: 'screening_old', colour: 'yellow' }])
    await complete(customerId, partner(), true)
    expect(await flagsOf(customerId)).toEqual([])
    const former = stand.as(partner()).call(reviewScreening, { id, version: version + 1 })
    await expect(former).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    expect((await stand.as(partner()).call(openScreening, { id })).allowed).toEqual([])
  })

  it('ASMT-013 is reviewed by nobody who may not see it, and no draft is', async () => {
    const customerId = await stand.customer()
    const { id } = await stand.as(partner()).call(startScreening, { customerId })
    const draft = stand.as(partner()).call(reviewScreening, { id, version: 1 })
    await expect(draft).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    const hidden = stand.as(other()).call(reviewScreening, { id, version: 1 })
    await expect(hidden).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('what comes after the submission', () => {
  it('ASMT-011 REF-063 offers the end of the intake to whoever has screened, with the record and without', async () => {
    const open = await stand.customer({ granted: [ORGANISATION] })
    expect((await complete(open)).allowed).toEqual(['update', 'review', 'setNeverActive'])
    const closed = await stand.customer()
    expect((await complete(closed)).allowed).toEqual(['update', 'review', 'setNeverActive'])
  })

  it('ASMT-011 offers activities once the customer is enrolled, and Never Active no more', async () => {
    const customerId = await stand.customer({ granted: [ORGANISATION] })
    const { id } = await complete(customerId)
    await stand.referral(customerId)
    const programmeId = await stand.programme()
    const one = { type: 'VT', plannedStartOn: '2026-03-02', plannedEndOn: '2026-06-30', hoursPerWeek: 2_000 } as const
    await stand.as(partner()).call(contract.casework.enrol, { customerId, programmeId, activities: [one] })
    const { allowed } = await stand.as(partner()).call(openScreening, { id })
    expect(allowed).toEqual(['update', 'review', 'addActivities'])
  })
})
