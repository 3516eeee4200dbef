import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, ROLES, type Caller, type Role } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { A, B, C, forwardForm, MONDAY, partnerOf, reverseForm, startStand, type ReferralsStand } from '../test/stand.ts'

const { closeReferral, decideReverseReferral, editReferral, listReferrals } = contract.referrals
const { openReferral, refer, submitReverseReferral } = contract.referrals
const REFUSED = /^(FORBIDDEN|NOT_FOUND)$/
const FRIDAY = '2026-03-06T21:00:00.000Z'
let stand: ReferralsStand
beforeAll(async () => {
  stand = await startStand()
})
afterEach(() => stand.clock.set(MONDAY))
afterAll(() => stand.stop())

const idhs = () => stand.as(caller('workforce_development'))
const reversed = async () => stand.reversed(await stand.customer())
const decide = (by: Caller, { id, version }: { id: string; version: number }) =>
  stand.as(by).call(decideReverseReferral, { id, version, receivesSnap: true, etEligible: true })

describe('a reverse referral as its provider sends it', () => {
  it('REF-028 is sent without a note as well as with one', async () => {
    const send = async (changes: object) => {
      const customerId = await stand.customer()
      const consentId = await stand.consent(customerId, { disclosing: A })
      const { note: _, ...form } = reverseForm(customerId, consentId)
      return stand.as(partnerOf(A)).call(submitReverseReferral, { ...form, ...changes })
    }
    expect((await send({})).note).toBeNull()
    expect((await send({ note: 'Comes on Mondays' })).note).toBe('Comes on Mondays')
  })

  it('REF-028 leaves the IDHS response to IDHS: its provider neither gives, forges nor corrects it', async () => {
    const customerId = await stand.customer()
    const consentId = await stand.consent(customerId, { disclosing: A })
    const provider = stand.as(partnerOf(A))
    const forged = { ...reverseForm(customerId, consentId), receivesSnap: true, etEligible: true, decisionNote: 'Yes' }
    await expect(provider.call(submitReverseReferral, forged)).rejects.toMatchObject({ code: 'INVALID' })
    const referral = await provider.call(submitReverseReferral, reverseForm(customerId, consentId))
    expect(referral).toMatchObject({ decision: null, allowed: [], corrections: [] })
    await expect(decide(partnerOf(A), referral)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await decide(caller('workforce_development'), referral)
    const answered = await provider.call(openReferral, { id: referral.id })
    expect(answered).toMatchObject({ decision: { receivesSnap: true, etEligible: true }, corrections: [] })
    expect(answered.allowed).not.toContain('decide')
    const correction = { id: referral.id, version: 2, expectedStartOn: '2027-12-01', note: 'Another day' }
    await expect(provider.call(editReferral, correction)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('REF-035 REF-034 is stamped with who marked it and when, whatever the page says', async () => {
    stand.clock.set('2026-03-03T16:30:00Z')
    const by = partnerOf(A)
    const customerId = await stand.customer()
    const form = reverseForm(customerId, await stand.consent(customerId, { disclosing: A }))
    const sent = await stand.as(by).call(submitReverseReferral, form)
    const stamp = { submittedBy: by.name, submittedAt: '2026-03-03T16:30:00.000Z', from: { id: A } }
    expect(sent).toMatchObject(stamp)
    expect(sent.versions).toMatchObject([{ act: 'submit', by: by.name, at: stamp.submittedAt }])
    const forged = { ...form, submittedBy: 'Somebody Else', fromOrganisationId: B }
    await expect(stand.as(by).call(submitReverseReferral, forged)).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('REF-035 a referral to a provider is stamped as well', async () => {
    stand.clock.set('2026-03-04T17:00:00Z')
    const by = caller('workforce_development')
    const customerId = await stand.customer()
    await stand.consent(customerId, { receiving: B })
    const sent = await stand.as(by).call(refer, forwardForm(customerId, B))
    expect(sent).toMatchObject({ submittedBy: by.name, submittedAt: '2026-03-04T17:00:00.000Z', from: null })
  })
})

describe('the answer of IDHS', () => {
  it('REF-031 TMR-021 is due within 48 business hours: of Friday afternoon on Tuesday, over a weekend', async () => {
    stand.clock.set(FRIDAY)
    const { id, responseDueAt, contactDueAt } = await reversed()
    expect({ responseDueAt, contactDueAt }).toEqual({ responseDueAt: '2026-03-10T20:00:00.000Z', contactDueAt: null })
    stand.clock.set('2026-03-10T19:59:00Z')
    expect((await idhs().call(openReferral, { id })).urgency).toBe('calm')
    stand.clock.set('2026-03-10T20:00:00Z')
    expect((await idhs().call(openReferral, { id })).urgency).toBe('red')
  })

  it('REF-031 stands first among the pending ones of Workforce Development when it is late', async () => {
    const late = await reversed()
    stand.clock.set('2026-03-04T15:00:01Z')
    const fresh = await reversed()
    const { rows } = await idhs().call(listReferrals, { view: 'pending', pageSize: 100 })
    const places = [late, fresh].map(({ id }) => rows.findIndex((row) => row.id === id))
    expect(places[0]).toBeLessThan(places[1] ?? -1)
    const red = await idhs().call(listReferrals, { view: 'pending', urgency: ['red'], pageSize: 100 })
    expect(red.rows.map(({ id }) => id)).toContain(late.id)
    expect(red.rows.map(({ id }) => id)).not.toContain(fresh.id)
    const done = await decide(caller('workforce_development'), late)
    expect(done).toMatchObject({ status: 'accepted', urgency: 'calm', respondedAt: '2026-03-04T15:00:01.000Z' })
  })

  it('REF-032 C23 is given by Workforce Development and super admins, and by nobody else', async () => {
    const GIVERS: readonly Role[] = ['workforce_development', 'super_admin']
    for (const role of ROLES) {
      const isProvider = role === 'partner' || role === 'intermediary'
      const by = caller(role, { ...(isProvider && { organisationId: A }), subGranteeIds: isProvider ? [B, C] : [] })
      const decided = decide(by, await stand.reversed(await stand.customer(), B)).then(
        ({ status }) => status as string,
        ({ code }: { code: string }) => code,
      )
      expect([role, await decided]).toEqual([role, GIVERS.includes(role) ? 'accepted' : expect.stringMatching(REFUSED)])
    }
  })

  it('REF-032 is not given by the person who sent it', async () => {
    const by = caller('super_admin', { organisationId: A, roles: ['partner', 'super_admin'] })
    const customerId = await stand.customer()
    const form = reverseForm(customerId, await stand.consent(customerId, { disclosing: A }))
    const sent = await stand.as(by).call(submitReverseReferral, form)
    await expect(decide(by, sent)).rejects.toMatchObject({ code: 'WRONG_STATUS' })
  })
})

describe('closing', () => {
  it('REF-057 REF-059 is for Workforce Development and super admins, ends access, and is final', async () => {
    const CLOSERS: readonly Role[] = ['workforce_development', 'super_admin']
    for (const role of ROLES) {
      const customerId = await stand.customer()
      const { id, version } = await stand.referred(customerId, B)
      const isProvider = role === 'partner' || role === 'intermediary' || role === 'cbo_program_manager'
      const by = stand.as(caller(role, isProvider ? { organisationId: B } : {}))
      const closed = by.call(closeReferral, { id, version, note: 'Has moved away' }).then(
        ({ status }) => status as string,
        ({ code }: { code: string }) => code,
      )
      const may = CLOSERS.includes(role)
      expect([role, await closed]).toEqual([role, may ? 'closed' : expect.stringMatching(REFUSED)])
      expect((await stand.access(customerId)).stored).toEqual(may ? [] : [B])
      if (!may) continue
      const again = idhs().call(closeReferral, { id, version: version + 1, note: 'Again' })
      await expect(again).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    }
  })

  it('REF-054 an expired referral is taken up again or closed by IDHS, and by no provider', async () => {
    const expired = async (customerId: string) => {
      const { id } = await stand.referred(customerId, B)
      await stand.sql(`update referral set status = 'expired', version = 2 where id = ?`, [id])
      return { id, version: 2 }
    }
    const [one, other] = [await stand.customer(), await stand.customer()]
    const taken = await expired(one)
    const again = { ...taken, toOrganisationId: B, programmeId: forwardForm(one, B).programmeId ?? '' }
    const rework = (by: Caller) => stand.as(by).call(contract.referrals.reworkReferral, again)
    await expect(rework(partnerOf(B))).rejects.toMatchObject({ code: expect.stringMatching(REFUSED) })
    await expect(rework(caller('provider_manager'))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await idhs().call(openReferral, { id: taken.id })).toMatchObject({ allowed: ['rework', 'close'] })
    const sent = await rework(caller('workforce_development'))
    expect(sent).toMatchObject({ status: 'pending_provider_response', expiresAt: '2026-05-01T14:00:00.000Z' })
    const closed = await idhs().call(closeReferral, { ...(await expired(other)), note: 'Cannot be reached' })
    expect(closed).toMatchObject({ status: 'closed', closed: { reason: 'Cannot be reached' } })
  })
})
