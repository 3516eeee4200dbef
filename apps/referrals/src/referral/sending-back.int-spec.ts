import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { caseworkEvents, contract, REFERRAL_VIEWS, type Caller, type ReferralView } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { eventually } from '@isets/testing'
import { A, B, C, partnerOf, PROGRAMMES, startStand, workforce, type ReferralsStand } from '../test/stand.ts'

const { countReferrals, distributeReferral, listReferrals, openReferral, refer, rejectReferral } = contract.referrals
const { closeReferral, listExpiries, reworkReferral, sendBackReferral } = contract.referrals
const [OFFICE, OTHER_OFFICE] = ['10000000-0000-4000-8000-0000000000f1', '10000000-0000-4000-8000-0000000000f2']
const SERVICE = { serviceNeeded: 'SJP' } as const
const NOTE = 'Closer to home, please: ask the customer about the evenings.'

let stand: ReferralsStand
beforeAll(async () => {
  stand = await startStand()
  for (const [id, name] of [
    [OFFICE, 'Sample FCRC South'],
    [OTHER_OFFICE, 'Demo FCRC Central'],
  ]) {
    await stand.sql(`insert into organisation (id, name, kind) values (?, ?, 'fcrc')`, [id, name])
  }
})
afterAll(() => stand.stop())

/** Staff of an FCRC; who does its casework is a partner of it as well. */
const worker = (organisationId = OFFICE, roles: Caller['roles'] = ['fcrc', 'partner']): Caller => ({
  ...caller('fcrc', { organisationId, organisationName: 'Sample FCRC South' }),
  roles,
})
const EVERY_WORKER = [worker(), worker(OFFICE, ['fcrc']), worker(OFFICE, ['fcrc', 'cbo_program_manager'])]
type View = (typeof REFERRAL_VIEWS)[number]
const listed = async (by: Caller, view: View) =>
  (await stand.as(by).call(listReferrals, { view, pageSize: 200 })).rows.map(({ id }) => id)
const opened = (by: Caller, id: string) => stand.as(by).call(openReferral, { id })
const REFUSED = (code: string, reason?: string) => ({ code, ...(reason && { details: { reason } }) })

/** What an FCRC has sent and IDHS distributed, to its provider. */
async function distributed(customerId: string): Promise<ReferralView> {
  const { id, version } = await stand.as(worker()).call(refer, { customerId, ...SERVICE })
  const consentId = await stand.consent(customerId, { receiving: B })
  const to = { toOrganisationId: B, programmeId: PROGRAMMES[B] ?? '', consentId }
  return stand.as(workforce()).call(distributeReferral, { id, version, ...to })
}

async function rejected(customerId: string): Promise<ReferralView> {
  const { id, version } = await distributed(customerId)
  const why = {
    response: 'rejected' as const,
    rejectedOn: '2026-03-02',
    reasons: [6 as const],
    note: 'Full until autumn',
  }
  return stand.as(partnerOf(B)).call(rejectReferral, { id, version, ...why })
}

async function sentBack(customerId: string): Promise<ReferralView> {
  const { id, version } = await rejected(customerId)
  return stand.as(workforce()).call(sendBackReferral, { id, version, note: NOTE })
}

/** Enrolls them in the own activities of the FCRC. */
function enrolledThere(customerId: string): Promise<void> {
  const enrolmentId = randomUUID()
  return stand.tell(caseworkEvents.enrolmentChanged, enrolmentId, 1, {
    ...{ enrolmentId, version: 1, customerId, organisationId: OFFICE, programmeId: PROGRAMMES[A] ?? '' },
    ...{ enrolledOn: '2026-03-02', endedOn: null, ownActivities: true as const },
  })
}

describe('a rejected referral that goes back to the FCRC', () => {
  it('REF-055 leaves the list of IDHS and waits at the FCRC, with the reasons of the provider and the note of IDHS', async () => {
    const customerId = await stand.customer()
    const { id } = await rejected(customerId)
    const idhs = workforce()
    expect(await listed(idhs, 'rework')).toContain(id)
    expect(await opened(idhs, id)).toMatchObject({ allowed: ['rework', 'close'], returns: ['sendBack'] })
    const back = await stand.as(idhs).call(sendBackReferral, { id, version: 3, note: NOTE })
    expect(back).toMatchObject({ status: 'rejected', version: 4, returns: [], allowed: ['rework', 'close'] })
    expect(await listed(idhs, 'rework')).not.toContain(id)
    for (const by of EVERY_WORKER) {
      expect(await listed(by, 'sent_back')).toContain(id)
      expect(await opened(by, id)).toMatchObject({
        ...{ reasons: [6], note: 'Full until autumn', allowed: [], returns: [], corrections: [], grants: [] },
        sentBack: { by: idhs.name, note: NOTE, at: stand.clock.now().toISOString(), takenUpAt: null },
      })
    }
    expect(back.versions.map(({ act, status, note }) => [act, status, note]).slice(0, 2)).toEqual([
      ['sendBack', 'rejected', NOTE],
      ['reject', 'rejected', 'Full until autumn'],
    ])
    const [row] = await stand.sql(
      `select action, object_id from audit_event where object_id = ? and action = 'handBack'`,
      [id],
    )
    expect(row).toEqual({ action: 'handBack', object_id: id })
  })

  it('REF-055 REF-053 IDN-015 is seen by no other FCRC, and by the provider and its own customers as little as before', async () => {
    const { id } = await sentBack(await stand.customer())
    for (const by of [worker(OTHER_OFFICE), worker(OTHER_OFFICE, ['fcrc']), partnerOf(B), partnerOf(OFFICE)]) {
      expect(await listed(by, 'all')).not.toContain(id)
      expect(await listed(by, 'sent_back')).not.toContain(id)
      await expect(opened(by, id)).rejects.toMatchObject(REFUSED('NOT_FOUND'))
    }
    for (const by of EVERY_WORKER) {
      await expect(stand.as(by).call(listExpiries, {})).rejects.toMatchObject(REFUSED('FORBIDDEN'))
    }
  })

  it('REF-055 waits no more once the FCRC has referred the customer again, and does not stand in the way', async () => {
    const customerId = await stand.customer()
    const { id } = await sentBack(customerId)
    const by = worker()
    const again = await stand.as(by).call(refer, { customerId, ...SERVICE })
    expect(again).toMatchObject({ status: 'pending_idhs_response', from: { id: OFFICE } })
    expect(await listed(by, 'sent_back')).not.toContain(id)
    expect(await listed(by, 'pending')).toContain(again.id)
    expect(await listed(workforce(), 'rework')).not.toContain(id)
    expect(await listed(workforce(), 'to_distribute')).toContain(again.id)
    const old = await opened(by, id)
    expect(old).toMatchObject({ status: 'rejected', sentBack: { takenUpAt: stand.clock.now().toISOString() } })
    expect(old.versions[0]).toMatchObject({ act: 'takeUp', by: by.name, note: `Referred again as ${again.number}` })
    const consentId = await stand.consent(customerId, { receiving: B })
    const to = { toOrganisationId: B, programmeId: PROGRAMMES[B] ?? '', consentId }
    const anew = await stand.as(workforce()).call(distributeReferral, { id: again.id, version: 1, ...to })
    expect(anew.status).toBe('pending_provider_response')
  })

  it('REF-055 REF-037 waits no more either once the FCRC serves the customer itself', async () => {
    const customerId = await stand.customer()
    const { id } = await sentBack(customerId)
    await enrolledThere(customerId)
    await eventually(async () => !(await listed(worker(), 'sent_back')).includes(id))
    expect((await opened(workforce(), id)).versions[0]).toMatchObject({ act: 'takeUp', by: 'ISETS' })
  })

  it('REF-055 goes back once, with a note, while it is as IDHS has seen it', async () => {
    const { id, version } = await rejected(await stand.customer())
    const idhs = stand.as(workforce())
    const call = (version: number, note = NOTE) => idhs.call(sendBackReferral, { id, version, note })
    await expect(call(version, 'No')).rejects.toMatchObject(REFUSED('INVALID'))
    await expect(call(version - 1)).rejects.toMatchObject({ code: 'STALE', details: { current: { version } } })
    await call(version)
    const already = 'This referral has been sent back to the FCRC already.'
    await expect(call(version + 1)).rejects.toMatchObject(REFUSED('WRONG_STATUS', already))
  })

  it('REF-055 only what an FCRC has sent and a provider has rejected goes back, and only by Workforce Development', async () => {
    const ofIdhs = await stand.referred(await stand.customer(), C)
    const no = { response: 'no_contact', rejectedOn: '2026-03-02' } as const
    await stand.as(partnerOf(C)).call(rejectReferral, { id: ofIdhs.id, version: 1, ...no })
    const pending = await distributed(await stand.customer())
    const idhs = workforce()
    const not = { code: 'WRONG_STATUS' }
    for (const { id, version } of [{ id: ofIdhs.id, version: 2 }, pending]) {
      expect((await opened(idhs, id)).returns).toEqual([])
      await expect(stand.as(idhs).call(sendBackReferral, { id, version, note: NOTE })).rejects.toMatchObject(not)
    }
    const { id, version } = await rejected(await stand.customer())
    for (const by of [...EVERY_WORKER, caller('provider_manager', { assignedOrganisationIds: [B] })]) {
      expect((await opened(by, id)).returns).toEqual([])
      const trying = stand.as(by).call(sendBackReferral, { id, version, note: NOTE })
      await expect(trying).rejects.toMatchObject(REFUSED('FORBIDDEN'))
    }
  })

  it('REF-055 is not asked of an FCRC that has referred the customer again by itself, or serves them by now', async () => {
    const [customerId, another] = [await stand.customer(), await stand.customer()]
    const { id, version } = await rejected(customerId)
    const again = await stand.as(worker()).call(refer, { customerId, ...SERVICE })
    const idhs = stand.as(workforce())
    const reason = `The FCRC has referred the customer again: ${again.number}.`
    await expect(idhs.call(sendBackReferral, { id, version, note: NOTE })).rejects.toMatchObject(
      REFUSED('WRONG_STATUS', reason),
    )
    const late = await rejected(another)
    await enrolledThere(another)
    await eventually(async () => {
      const enrolments = await stand.sql('select 1 from enrolment where customer_id = ?', [another])
      return enrolments.length > 0
    })
    await expect(idhs.call(sendBackReferral, { id: late.id, version: late.version, note: NOTE })).rejects.toMatchObject(
      REFUSED('WRONG_STATUS', 'The FCRC serves the customer in its own activities by now.'),
    )
  })

  it('REF-055 IDN-015 tells the next provider that it went back, and nothing of what was written then', async () => {
    const customerId = await stand.customer()
    const { id, version } = await sentBack(customerId)
    const consentId = await stand.consent(customerId, { receiving: C })
    const to = { toOrganisationId: C, programmeId: PROGRAMMES[C] ?? '', consentId }
    await stand.as(workforce()).call(reworkReferral, { id, version, ...to })
    const noteFor = async (by: Caller) => (await opened(by, id)).versions.find(({ act }) => act === 'sendBack')?.note
    expect(await noteFor(partnerOf(C))).toBeNull()
    expect([await noteFor(workforce()), await noteFor(worker())]).toEqual([NOTE, NOTE])
  })

  it('REF-055 can still be taken up again by IDHS, as if it had never gone back, or be closed', async () => {
    const [customerId, another] = [await stand.customer(), await stand.customer()]
    const { id, version } = await sentBack(customerId)
    const consentId = await stand.consent(customerId, { receiving: C })
    const to = { toOrganisationId: C, programmeId: PROGRAMMES[C] ?? '', consentId }
    const idhs = stand.as(workforce())
    const again = await idhs.call(reworkReferral, { id, version, ...to })
    expect(again).toMatchObject({ status: 'pending_provider_response', sentBack: null, from: { id: OFFICE } })
    const toClose = await sentBack(another)
    await idhs.call(closeReferral, { id: toClose.id, version: toClose.version, note: 'Moved out of state' })
    const waiting = await listed(worker(), 'sent_back')
    expect([id, toClose.id].filter((one) => waiting.includes(one))).toEqual([])
    const no = { response: 'no_contact', rejectedOn: '2026-03-02' } as const
    await stand.as(partnerOf(C)).call(rejectReferral, { id, version: again.version, ...no })
    expect((await opened(workforce(), id)).returns).toEqual(['sendBack'])
  })

  it('REF-055 REF-038 each view of an FCRC holds what it counts, also with what it serves itself', async () => {
    await sentBack(await stand.customer())
    const served = await stand.customer()
    const { id } = await distributed(served)
    await stand.sql(`update referral set granted_organisation_ids = '{${OFFICE},${B}}' where id = ?`, [id])
    const elsewhere = await stand.referred(await stand.customer(), C)
    await stand.sql(`update referral set granted_organisation_ids = '{${OFFICE},${C}}' where id = ?`, [elsewhere.id])
    for (const by of EVERY_WORKER) {
      const { views } = await stand.as(by).call(countReferrals, {})
      for (const view of REFERRAL_VIEWS) {
        const ids = await listed(by, view)
        expect([view, ids.length]).toEqual([view, views[view]])
        expect(new Set(ids).size).toBe(ids.length)
      }
      expect((await listed(by, 'all')).includes(elsewhere.id)).toBe(by.roles.includes('partner'))
      expect(await listed(by, 'all')).toContain(id)
    }
  })
})
