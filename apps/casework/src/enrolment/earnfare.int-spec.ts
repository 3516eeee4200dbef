import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { ORGANISATION, OTHER_ORGANISATION, partner, startStand, type CaseworkStand } from '../test/stand.ts'

const { enrol, enrolmentOptions } = contract.casework
const REFUSED = { code: 'WRONG_STATUS', details: { reason: expect.stringContaining('Send a new reverse referral') } }
let stand: CaseworkStand
let earnfare: string
let elsewhere: string
let other: string
beforeAll(async () => {
  stand = await startStand()
  ;[earnfare, elsewhere, other] = [
    await stand.programme(),
    await stand.programme({ organisationId: OTHER_ORGANISATION }),
    await stand.programme(),
  ]
  await stand.sql(`update programme set type = 'EF' where id in (?, ?)`, [earnfare, elsewhere])
})
afterAll(() => stand.stop())

/** Screened, with an accepted referral of IDHS of 20 February, after these times in Earnfare with another provider. */
async function after(...spans: readonly (readonly [from: string, to: string | null])[]): Promise<string> {
  const customerId = await stand.customer({ granted: [ORGANISATION] })
  await stand.sql(`update customer set screened_on = '2026-02-19' where id = ?`, [customerId])
  await stand.referral(customerId)
  for (const [from, to] of spans) {
    await stand.sql(
      `insert into enrolment (id, version, customer_id, programme_id, programme_name, organisation_id, contract_id,
         fiscal_year, enrolled_on, ended_on, enrolled_by, enrolled_by_name)
       select ?, 1, ?, p.id, p.name, p.organisation_id, p.contract_id, 2026, ?, ?, ?, 'Robin Sample' from programme p
       where p.id = ?`,
      [randomUUID(), customerId, from, to, randomUUID(), elsewhere],
    )
  }
  return customerId
}
function starts(customerId: string, programmeId = earnfare) {
  const planned = { plannedStartOn: '2026-03-02', plannedEndOn: '2026-06-30', hoursPerWeek: 2_000 }
  const form = { customerId, programmeId, activities: [{ type: 'VT' as const, ...planned }] }
  return stand.as(partner()).call(enrol, form)
}
const reversed = (customerId: string, on: string, status = 'accepted') =>
  stand.sql(
    `insert into referral (id, customer_id, kind, status, from_organisation_id, submitted_at)
     values (?, ?, 'reverse', ?, ?, ?)`,
    [randomUUID(), customerId, status, ORGANISATION, `${on}T15:00:00Z`],
  )

describe('who starts Earnfare again', () => {
  it('REF-033 TMR-102 needs a new reverse referral once six months of the program year are used', async () => {
    const customerId = await after(['2025-08-05', '2026-02-10'])
    await expect(starts(customerId)).rejects.toMatchObject(REFUSED)
    const { choices } = await stand.as(partner()).call(enrolmentOptions, { customerId })
    const choice = choices.find(({ programme }) => programme.id === earnfare)
    expect(choice?.checks.filter(({ missing }) => missing !== null)).toMatchObject([{ step: 'referral' }])
    await reversed(customerId, '2026-02-01') // of before
    await reversed(customerId, '2026-02-25', 'pending_idhs_response')
    await expect(starts(customerId)).rejects.toMatchObject(REFUSED)
    await reversed(customerId, '2026-02-26')
    expect(await starts(customerId)).toMatchObject({ enrolledOn: '2026-03-02' })
  })

  it('REF-033 goes on with the referral there is while months are left, and in every other program', async () => {
    expect(await starts(await after(['2025-10-05', '2026-02-10']))).toMatchObject({ programme: { id: earnfare } })
    const twoYears = await after(['2025-03-05', '2025-09-10'])
    expect(await starts(twoYears)).toMatchObject({ programme: { id: earnfare } })
    expect(await starts(await after(['2025-08-05', '2026-02-10']), other)).toMatchObject({ programme: { id: other } })
  })

  it('REF-033 REF-005 is not let in by the 45 days after an exit either', async () => {
    const customerId = await after(['2025-07-05', '2025-09-30'], ['2025-11-03', '2026-02-10'])
    await stand.sql(`update referral set status = 'exited' where customer_id = ?`, [customerId])
    await stand.sql(`update enrolment set organisation_id = ? where customer_id = ?`, [ORGANISATION, customerId])
    await expect(starts(customerId)).rejects.toMatchObject(REFUSED)
    expect(await starts(customerId, other)).toMatchObject({ programme: { id: other } })
  })
})
