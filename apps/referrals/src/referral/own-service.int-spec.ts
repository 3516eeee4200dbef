import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { caseworkEvents, contract, identityEvents, type Caller } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { eventually } from '@isets/testing'
import { A, B, forwardForm, partnerOf, PROGRAMMES, reverseForm, startStand, workforce } from '../test/stand.ts'
import type { ReferralsStand } from '../test/stand.ts'

const { refer, submitReverseReferral, distributeReferral, reworkReferral, openReferralForm } = contract.referrals
const { rejectReferral, readAccess, listReferrals } = contract.referrals
const OFFICE = '10000000-0000-4000-8000-00000000000f'
const OWN_PROGRAMME = '20000000-0000-4000-8000-00000000000f'
let stand: ReferralsStand
beforeAll(async () => {
  stand = await startStand()
  const office = { organisationId: OFFICE, name: 'Sample FCRC South', kind: 'fcrc' } as const
  const parts = { region: 'South', parentId: null, providerManagerId: null }
  await stand.tell(identityEvents.organisationChanged, OFFICE, 1, { ...office, ...parts })
  await eventually(async () => (await stand.sql('select 1 from organisation where id = ?', [OFFICE])).length === 1)
  await stand.sql(
    `insert into contract (id, version, organisation_id, fiscal_year, number, starts_on, ends_on, activities)
     values (?, 1, ?, 2026, 'DEMO26-013', '2025-07-01', '2026-06-30', '{JST,VT}')`,
    [OWN_PROGRAMME, OFFICE],
  )
  await stand.sql(
    `insert into programme (id, version, organisation_id, name, type, contract_id, fiscal_year, activities, open)
     values (?, 1, ?, 'SNAP Job Placement Demo Hollow', 'SJP', ?, 2026, '{JST}', true)`,
    [OWN_PROGRAMME, OFFICE, OWN_PROGRAMME],
  )
})
afterAll(() => stand.stop())

const worker = (): Caller => ({
  ...caller('partner', { organisationId: OFFICE, organisationName: 'Sample FCRC South' }),
  roles: ['fcrc', 'partner'],
})
const instead = expect.stringContaining('Enroll the customer in an activity of your office')

/** What casework tells of an enrolment; under `ownActivities` that no referral has brought it. */
async function enrolled(customerId: string, changes: Record<string, unknown> = {}): Promise<string> {
  const enrolmentId = (changes['enrolmentId'] as string | undefined) ?? randomUUID()
  const version = (changes['version'] as number | undefined) ?? 1
  await stand.tell(caseworkEvents.enrolmentChanged, enrolmentId, version, {
    ...{ enrolmentId, version, customerId, organisationId: OFFICE, programmeId: OWN_PROGRAMME },
    ...{ enrolledOn: '2026-03-02', endedOn: null, ownActivities: true as const },
    ...changes,
  })
  await eventually(async () => {
    const known = 'select 1 from enrolment where id = ? and version = ?'
    return (await stand.sql(known, [enrolmentId, version])).length === 1
  })
  return enrolmentId
}

describe('the access of an FCRC to whom it serves in its own activities', () => {
  it('REF-037 REF-002 follows its enrolment, is told to the others, and opens the record to nobody else', async () => {
    const customerId = await stand.customer({ screenedBy: [OFFICE] })
    await enrolled(customerId)
    expect(await stand.access(customerId)).toEqual({ stored: [OFFICE], told: [OFFICE] })
    const access = await stand.as(worker()).call(readAccess, { customerId })
    expect(access).toEqual({ serving: [{ id: OFFICE, name: 'Sample FCRC South' }], pending: [] })
    const elsewhere = stand.as(partnerOf(B)).call(readAccess, { customerId })
    await expect(elsewhere).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await stand.as(worker()).call(listReferrals, { customerId, view: 'all' })).rows).toEqual([])
  })

  it('REF-037 REF-058 ends after the exit with the second programme year, by itself', async () => {
    const customerId = await stand.customer({ screenedBy: [OFFICE] })
    const enrolmentId = await enrolled(customerId)
    await enrolled(customerId, { enrolmentId, version: 2, endedOn: '2026-03-02' })
    expect((await stand.access(customerId)).told).toEqual([OFFICE])
    stand.clock.set('2027-07-01T04:59:00Z')
    expect((await stand.access(customerId)).stored).toEqual([OFFICE])
    stand.clock.set('2027-07-01T05:00:00Z')
    await eventually(async () => (await stand.access(customerId)).stored.length === 0)
    expect((await stand.access(customerId)).told).toEqual([])
    stand.clock.set('2026-03-02T15:00:00Z')
  })

  it('REF-037 REF-002 gives a provider nothing: only FCRCs have activities of their own', async () => {
    const customerId = await stand.customer()
    await enrolled(customerId, { organisationId: B, programmeId: PROGRAMMES[B] })
    await enrolled(customerId, { ownActivities: undefined })
    expect(await stand.access(customerId)).toEqual({ stored: [], told: undefined })
  })

  it('REF-037 REF-003 stays beside the access that referrals to providers give', async () => {
    const customerId = await stand.customer()
    await enrolled(customerId)
    const { id, version } = await stand.referred(customerId, B)
    expect((await stand.access(customerId)).told).toEqual([B, OFFICE].toSorted())
    await stand.as(partnerOf(B)).call(rejectReferral, { id, version, response: 'no_contact', rejectedOn: '2026-03-02' })
    expect((await stand.access(customerId)).told).toEqual([OFFICE])
  })
})

describe('a referral of an FCRC to itself', () => {
  it('REF-037 is refused, with what to do instead', async () => {
    const customerId = await stand.customer({ screenedBy: [OFFICE] })
    const reverse = reverseForm(customerId, await stand.consent(customerId, { disclosing: OFFICE }))
    await expect(stand.as(worker()).call(submitReverseReferral, reverse)).rejects.toMatchObject({
      ...{ code: 'WRONG_STATUS', details: { reason: instead } },
    })
    const toItself = { ...forwardForm(customerId, OFFICE), programmeId: OWN_PROGRAMME }
    for (const by of [worker(), caller('fcrc', { organisationId: OFFICE })]) {
      await expect(stand.as(by).call(refer, toItself)).rejects.toMatchObject({
        ...{ code: 'INVALID', details: { fields: { toOrganisationId: instead } } },
      })
    }
    expect(await stand.access(customerId)).toEqual({ stored: [], told: undefined })
  })

  it('REF-037 REF-036 cannot come back from IDHS either, which sends the referral of an FCRC to a provider', async () => {
    const customerId = await stand.customer()
    const submitted = await stand.as(worker()).call(refer, { customerId, serviceNeeded: 'SJP' })
    expect(submitted).toMatchObject({
      kind: 'forward',
      status: 'pending_idhs_response',
      from: { id: OFFICE },
      to: null,
    })
    const { id, version } = submitted
    const back = { id, version, toOrganisationId: OFFICE, programmeId: OWN_PROGRAMME }
    const other = { code: 'INVALID', details: { fields: { toOrganisationId: expect.stringContaining('another') } } }
    await stand.consent(customerId, { receiving: OFFICE })
    await expect(stand.as(workforce()).call(distributeReferral, back)).rejects.toMatchObject(other)
    await stand.consent(customerId, { receiving: B })
    const to = { id, version, toOrganisationId: B, programmeId: PROGRAMMES[B] ?? '' }
    const sent = await stand.as(workforce()).call(distributeReferral, to)
    expect(await stand.access(customerId)).toMatchObject({ told: [B] })
    const no = { id, version: sent.version, response: 'no_contact', rejectedOn: '2026-03-02' } as const
    const { version: rejected } = await stand.as(partnerOf(B)).call(rejectReferral, no)
    await expect(stand.as(workforce()).call(reworkReferral, { ...back, version: rejected })).rejects.toMatchObject(
      other,
    )
  })

  it('REF-055 REF-036 is refused a second time while the first one waits for IDHS, and comes again after it', async () => {
    const customerId = await stand.customer()
    const send = () => stand.as(worker()).call(refer, { customerId, serviceNeeded: 'SJP' })
    const [first, second] = await Promise.allSettled([send(), send()])
    expect([first.status, second.status].toSorted()).toEqual(['fulfilled', 'rejected'])
    const sent = [first, second].find((one) => one.status === 'fulfilled')?.value
    await expect(send()).rejects.toMatchObject({
      ...{ code: 'WRONG_STATUS', details: { reason: expect.stringContaining(`${sent?.number} still waits for IDHS`) } },
    })
    const consentId = await stand.consent(customerId, { receiving: B })
    const to = { id: sent?.id ?? '', version: 1, toOrganisationId: B, programmeId: PROGRAMMES[B] ?? '', consentId }
    const { id, version } = await stand.as(workforce()).call(distributeReferral, to)
    await stand.as(partnerOf(B)).call(rejectReferral, { id, version, response: 'no_contact', rejectedOn: '2026-03-02' })
    expect(await send()).toMatchObject({ status: 'pending_idhs_response', from: { id: OFFICE } })
  })

  it('REF-037 REF-036 is offered to nobody: the form of an FCRC leads to IDHS', async () => {
    const customerId = await stand.customer({ screenedBy: [B] })
    const form = await stand.as(worker()).call(openReferralForm, { customerId })
    expect(form).toMatchObject({ sides: ['distribution'], screened: true, receivers: [] })
  })

  it('REF-037 is another thing than the referral of somebody else to an FCRC', async () => {
    const customerId = await stand.customer({ screenedBy: [A] })
    const consentId = await stand.consent(customerId, { receiving: OFFICE })
    const form = { ...forwardForm(customerId, OFFICE), programmeId: OWN_PROGRAMME, consentId }
    const { status } = await stand.as(workforce()).call(refer, form)
    expect(status).toBe('pending_provider_response')
    expect(await stand.access(customerId)).toMatchObject({ told: [OFFICE] })
  })
})
