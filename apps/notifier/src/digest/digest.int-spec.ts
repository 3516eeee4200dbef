import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { contract, identityEvents, referralsEvents, type PayloadOf, type Role } from '@isets/contracts'
import { eventually, ManualClock } from '@isets/testing'
import { v7 } from 'uuid'
import { callerWith, notifierOnTheBus } from '../test/notifier-on-the-bus.ts'

type Changed = PayloadOf<typeof referralsEvents.referralChanged>
const { readMailPreferences, saveMailPreferences } = contract.notifier
/** A Monday, nine o'clock in Chicago: the digest of this day has gone out already. */
const MONDAY = '2026-03-02T15:00:00Z'
const TUESDAY_7 = '2026-03-03T13:00:00Z'
const WEDNESDAY_7 = '2026-03-04T13:00:00Z'
const NEXT_MONDAY_7 = '2026-03-09T12:00:00Z'

const clock = new ManualClock(MONDAY)
let notifier: Awaited<ReturnType<typeof notifierOnTheBus>>
beforeAll(async () => {
  notifier = await notifierOnTheBus(clock)
})
afterAll(() => notifier.stop())
beforeEach(() => {
  clock.set(MONDAY)
  notifier.sink.clear()
})
/** What one test made known is no matter of the next. */
afterEach(async () => {
  for (const table of ['digest', 'pending_referral', 'mail_preference']) await notifier.sql(`delete from ${table}`)
})

const arrived = async (statement: string, id: string) =>
  eventually(async () => (await notifier.sql(statement, [id])).length > 0)

async function person(role: Role, organisationId: string | null, status: 'active' | 'deactivated' = 'active') {
  const userId = v7()
  const email = `${userId}@people.example`
  const name = { firstName: 'Maple', lastName: 'Demo-Walker' }
  await notifier.tell(
    identityEvents.userChanged,
    { userId, ...name, email, roles: [role], organisationId, status },
    { aggregateId: userId },
  )
  await arrived('select 1 from person where id = ?', userId)
  return { userId, email }
}

async function provider(providerManagerId: string | null = null, name = 'Prairie Demo Works') {
  const organisationId = v7()
  const facts = { organisationId, name, region: 'North', parentId: null, providerManagerId }
  await notifier.tell(identityEvents.organisationChanged, facts, { aggregateId: organisationId })
  await arrived('select 1 from digest where subject_id = ?', organisationId)
  return organisationId
}

function referral(toOrganisationId: string, changes: Partial<Changed> = {}): Changed {
  return {
    referralId: v7(),
    number: 'RF-000101',
    version: 1,
    kind: 'forward',
    status: 'pending_provider_response',
    response: null,
    customerId: v7(),
    customerInitials: 'AS',
    fromOrganisationId: null,
    toOrganisationId,
    programmeId: null,
    programmeName: 'SNAP Job Placement',
    submittedAt: '2026-02-27T16:00:00Z',
    contactDueAt: '2026-03-03T16:00:00Z',
    responseDueAt: '2026-03-06T16:00:00Z',
    redAt: '2026-03-13T16:00:00Z',
    expiresAt: '2026-04-28T16:00:00Z',
    expectedStartOn: null,
    consentRevoked: false,
    changedBy: { id: null, name: 'ISETS' },
    ...changes,
  }
}

async function told(facts: Changed): Promise<Changed> {
  const { referralId, version } = facts
  await notifier.tell(referralsEvents.referralChanged, facts, { aggregateId: referralId, aggregateVersion: version })
  await eventually(
    async () =>
      (
        await notifier.sql('select 1 from inbox where aggregate_id = ? and aggregate_version = ?', [
          referralId,
          version,
        ])
      ).length > 0,
  )
  return facts
}

/** Moves the clock, and waits until every place in the schedule has had its turn and every mail has gone out. */
async function at(instant: string): Promise<void> {
  clock.set(instant)
  await eventually(async () => (await notifier.sql('select 1 from digest where due_at <= ?', [instant])).length === 0)
  await eventually(async () => (await notifier.sql(`select 1 from delivery where state <> 'sent'`)).length === 0)
}

const mailsTo = (email: string) => notifier.sink.sentTo(email).map(({ subject }) => subject)

describe('the daily digest of pending referrals', () => {
  it('NOTIF-001 comes at 07:00 to everybody there who may read referrals, overdue ones first', async () => {
    const organisationId = await provider()
    const partner = await person('partner', organisationId)
    const intermediary = await person('intermediary', organisationId)
    const leader = await person('cbo_program_manager', organisationId)
    const gone = await person('partner', organisationId, 'deactivated')
    const stranger = await person('partner', await provider())
    await told(referral(organisationId, { number: 'RF-000102' }))
    await told(referral(organisationId, { number: 'RF-000103', responseDueAt: '2026-03-02T16:00:00Z' }))
    await at('2026-03-03T12:59:59Z')
    expect(notifier.sink.received).toEqual([])
    await at(TUESDAY_7)
    const subject = '2 referrals wait for your answer, 1 overdue'
    expect([partner, intermediary].map(({ email }) => mailsTo(email))).toEqual([[subject], [subject]])
    expect([leader, gone, stranger].flatMap(({ email }) => mailsTo(email))).toEqual([])
    const [mail] = notifier.sink.sentTo(partner.email)
    const lines = mail?.text.split(/\r?\n/).filter((line) => line.startsWith('RF-')) ?? []
    expect(lines.map((line) => line.slice(0, 9))).toEqual(['RF-000103', 'RF-000102'])
    expect(lines[0]).toContain('4 days · Overdue since Mon, Mar 2, 10:00 AM')
  })

  it('NOTIF-003 is not sent when nothing is pending: answered, on the waiting list, expired or without time left', async () => {
    const organisationId = await provider()
    const { email } = await person('partner', organisationId)
    const accepted = await told(referral(organisationId))
    await told({ ...accepted, version: 2, status: 'accepted', response: 'assessment_completed' })
    await told(referral(organisationId, { response: 'waiting_list' }))
    await told(referral(organisationId, { status: 'expired' }))
    await told(referral(organisationId, { expiresAt: '2026-03-03T12:00:00Z' }))
    await told(referral(organisationId, { kind: 'reverse', status: 'pending_idhs_response', toOrganisationId: null }))
    await at(TUESDAY_7)
    expect(mailsTo(email)).toEqual([])
  })

  it('counts a referral by its newest version, also when an older one comes late', async () => {
    const organisationId = await provider()
    const { email } = await person('partner', organisationId)
    const facts = referral(organisationId, { version: 2, status: 'accepted', response: 'assessment_completed' })
    await told(facts)
    await told({ ...facts, version: 1, status: 'pending_provider_response', response: null })
    await at(TUESDAY_7)
    expect(mailsTo(email)).toEqual([])
  })

  it('TMR-028 comes every day, over both changes of the clocks as well', async () => {
    const organisationId = await provider()
    const { email } = await person('partner', organisationId)
    await told(referral(organisationId, { expiresAt: '2027-01-01T00:00:00Z' }))
    for (const [before, seven] of [
      ['2026-03-08T11:59:59Z', '2026-03-08T12:00:00Z'], // the night without 02:00
      ['2026-11-01T12:59:59Z', '2026-11-01T13:00:00Z'], // the night with 01:00 twice
    ] as const) {
      await at(before)
      notifier.sink.clear()
      await at(seven)
      expect(mailsTo(email)).toHaveLength(1)
    }
  })

  it('NOTIF-003 comes once after a standstill of days, for the last of them only', async () => {
    const organisationId = await provider()
    const { email } = await person('partner', organisationId)
    await told(referral(organisationId))
    await at('2026-03-06T20:00:00Z')
    expect(mailsTo(email)).toHaveLength(1)
    await at('2026-03-07T12:59:59Z')
    expect(mailsTo(email)).toHaveLength(1)
    await at('2026-03-07T13:00:00Z')
    expect(mailsTo(email)).toHaveLength(2)
  })

  it('NOTIF-003 is never sent twice for a day, also when its place is set back', async () => {
    const organisationId = await provider()
    const { email } = await person('partner', organisationId)
    await told(referral(organisationId))
    await at(TUESDAY_7)
    await notifier.sql('update digest set due_at = ?', [TUESDAY_7])
    await at('2026-03-03T18:00:00Z')
    expect(mailsTo(email)).toHaveLength(1)
  })

  it('is left out by preference, and comes again when it is wanted again', async () => {
    const organisationId = await provider()
    const { email, userId } = await person('partner', organisationId)
    await told(referral(organisationId))
    const self = notifier.as({ ...callerWith('partner'), userId, email })
    const saved = await self.call(saveMailPreferences, { unwanted: ['referral_digest'] })
    expect(saved.kinds[0]).toEqual({ kind: 'referral_digest', wanted: false })
    await at(TUESDAY_7)
    expect(mailsTo(email)).toEqual([])
    await self.call(saveMailPreferences, { unwanted: [] })
    await at(WEDNESDAY_7)
    expect(mailsTo(email)).toHaveLength(1)
  })
})

describe('the weekly summary', () => {
  it('NOTIF-002, TMR-029 comes on Monday at 07:00 with a line for each provider that has something pending', async () => {
    const manager = await person('provider_manager', null)
    const [busy, idle] = [
      await provider(manager.userId, 'Busy Demo House'),
      await provider(manager.userId, 'Idle Demo House'),
    ]
    await told(referral(busy))
    await told(referral(await provider()))
    await at(TUESDAY_7)
    expect(mailsTo(manager.email)).toEqual([])
    await at(NEXT_MONDAY_7)
    expect(mailsTo(manager.email)).toEqual(['1 referral waits at your providers, 1 overdue'])
    const [mail] = notifier.sink.sentTo(manager.email)
    expect(mail?.text).toContain('Busy Demo House · 1 · 1 · 10 days')
    expect(mail?.text).not.toContain('Idle Demo House')
    expect(idle).not.toBe(busy)
  })

  it('NOTIF-003 is not sent when nothing is pending', async () => {
    const manager = await person('provider_manager', null)
    await provider(manager.userId)
    await at(NEXT_MONDAY_7)
    expect(mailsTo(manager.email)).toEqual([])
  })
})

describe('preferences', () => {
  it('offers each role the mails that it can get, and says nothing of others', async () => {
    const kinds = async (role: Role) =>
      (await notifier.as({ ...callerWith(role), userId: v7() }).call(readMailPreferences, {})).kinds.map(
        ({ kind }) => kind,
      )
    expect(await kinds('partner')).toEqual(['referral_digest', 'case_note_copy', 'organisation_note'])
    expect(await kinds('provider_manager')).toEqual(['referral_summary', 'case_note_copy', 'organisation_note'])
    expect(await kinds('cbo_program_manager')).toEqual(['organisation_note'])
    expect(await kinds('customer')).toEqual([])
  })
})
