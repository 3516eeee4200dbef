import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '@isets/demo'
import type { ManualClock } from '@isets/testing'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { identityDatabase, type IdentityDatabase } from '../test/identity-database.ts'
import { sessionsOn } from '../test/sessions-under-test.ts'
import { SessionPruning } from './session-pruning.ts'

const email = DEMO_ACCOUNTS[0]?.user.email ?? ''
let database: IdentityDatabase
let sessions: Awaited<ReturnType<typeof sessionsOn>>
let clock: ManualClock
let token: string

beforeAll(async () => {
  database = await identityDatabase()
})
beforeEach(async () => {
  sessions = await sessionsOn(database)
  clock = sessions.clock
  token = (await sessions.open(email, DEMO_PASSWORD)).sessionToken
})
afterAll(() => database.drop())

const UNAUTHENTICATED = { code: 'UNAUTHENTICATED' }
const minute = (date: string) => (new Date(date).getTime() - new Date('2026-03-02T15:00:00Z').getTime()) / 60_000

describe('a session', () => {
  it('IDN-006 ends after exactly 30 minutes without activity', async () => {
    clock.advance({ minutes: 29, seconds: 59 })
    const { idleEndsAt } = await sessions.view(token)
    expect(minute(idleEndsAt)).toBe(30)
    clock.advance({ seconds: 1 })
    await expect(sessions.view(token)).rejects.toMatchObject(UNAUTHENTICATED)
    await expect(sessions.issue(token)).rejects.toMatchObject(UNAUTHENTICATED)
    await expect(sessions.view(token, true)).rejects.toMatchObject(UNAUTHENTICATED)
  })

  it('IDN-006 lives on with what a person does', async () => {
    clock.advance({ minutes: 29 })
    expect(minute((await sessions.issue(token)).idleEndsAt)).toBe(59)
    clock.advance({ minutes: 29 })
    expect(minute((await sessions.issue(token)).idleEndsAt)).toBe(88)
  })

  it('IDN-006 is never extended in the background', async () => {
    for (const _ of [1, 2, 3]) {
      clock.advance({ minutes: 9 })
      expect(minute((await sessions.issue(token, true)).idleEndsAt)).toBe(30)
      expect(minute((await sessions.view(token)).idleEndsAt)).toBe(30)
    }
    clock.advance({ minutes: 3 })
    await expect(sessions.issue(token, true)).rejects.toMatchObject(UNAUTHENTICATED)
  })

  it('IDN-007 warns at 25 minutes and is renewed for another 30 by a click', async () => {
    const { warningSeconds, idleSeconds } = await sessions.view(token)
    expect([warningSeconds, idleSeconds]).toEqual([1500, 1800])
    clock.advance({ seconds: warningSeconds })
    expect(minute((await sessions.view(token, true)).idleEndsAt)).toBe(55)
  })

  it('ends after 12 hours, however active its user is', async () => {
    for (let minutes = 0; minutes < 719; minutes += 29) {
      await sessions.issue(token)
      clock.advance({ minutes: 29 })
    }
    clock.set('2026-03-03T02:59:59Z')
    await sessions.issue(token)
    clock.advance({ seconds: 1 })
    await expect(sessions.issue(token)).rejects.toMatchObject(UNAUTHENTICATED)
  })

  it('ends at sign-out, which can be repeated', async () => {
    await sessions.close(token)
    await expect(sessions.issue(token)).rejects.toMatchObject(UNAUTHENTICATED)
    await sessions.close(token)
  })

  it('IDN-001 opens for nobody without a token of ours', async () => {
    await expect(sessions.issue('x'.repeat(43))).rejects.toMatchObject(UNAUTHENTICATED)
  })

  it('IDN-008 goes on in a new session after a time-out and the password', async () => {
    clock.advance({ minutes: 31 })
    const again = await sessions.open(email, DEMO_PASSWORD, token)
    expect(again.sessionToken).not.toBe(token)
    expect(again.view.user.email).toBe(email)
    await sessions.issue(again.sessionToken)
  })

  it('stores the hash of its token and not the token', async () => {
    const rows = await database.em.fork().execute<object[]>('select * from session')
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(token)
  })
})

describe('what is forgotten', () => {
  it('is a session after 90 days, and failed attempts after one', async () => {
    const em = database.em.fork()
    const { id } = (await sessions.view(token)).user
    await sessions.open(email, 'wrong').catch(() => undefined)
    const pruning = new SessionPruning(em, clock)
    const left = async () => [
      (await em.execute<object[]>('select from session where user_id = ?', [id])).length > 0,
      (await em.execute<object[]>('select from sign_in_throttle')).length > 0,
    ]
    clock.advance({ hours: 23 })
    await pruning.prune()
    expect(await left()).toEqual([true, true])
    clock.advance({ days: 89 })
    await pruning.prune()
    expect(await left()).toEqual([true, false])
    clock.advance({ days: 1 })
    await pruning.prune()
    expect(await left()).toEqual([false, false])
  })
})

describe('the context token', () => {
  it('IDN-013 says for 60 seconds who is calling, with which roles and organisations', async () => {
    const { contextToken, caller, expiresAt } = await sessions.issue(token)
    expect(decodeProtectedHeader(contextToken)).toMatchObject({ alg: 'EdDSA', typ: 'ctx+jwt' })
    const claims = decodeJwt(contextToken)
    expect(claims).toMatchObject({ caller, sub: caller.userId })
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(60)
    expect(new Date(expiresAt).getTime()).toBe((claims.exp ?? 0) * 1000)
    expect(caller).toMatchObject({ email, roles: ['partner'], organisationName: 'Prairie Demo Works' })
    expect(caller).toMatchObject({ subGranteeIds: [], assignedOrganisationIds: [] })
  })

  it('IDN-016 names the sub-grantees of an intermediary, and of nobody else in that organisation', async () => {
    const intermediary = await sessions.open(accountOf('intermediary'), DEMO_PASSWORD)
    expect((await sessions.issue(intermediary.sessionToken)).caller.subGranteeIds).toHaveLength(2)
    const [other] = await database.em.fork().execute<{ email: string }[]>(
      `select email from user_account u join organisation o on o.id = u.organisation_id
       join role_assignment r on r.user_id = u.id where o.kind = 'intermediary' and r.role = 'partner' limit 1`,
    )
    const partner = await sessions.open(other?.email ?? '', DEMO_PASSWORD)
    expect((await sessions.issue(partner.sessionToken)).caller.subGranteeIds).toEqual([])
  })

  it('names the organisations that a provider manager looks after', async () => {
    const { sessionToken } = await sessions.open(accountOf('provider_manager'), DEMO_PASSWORD)
    const { caller } = await sessions.issue(sessionToken)
    expect(caller.assignedOrganisationIds).toHaveLength(3)
    expect(caller.organisationId).toBeNull()
  })
})

describe('the session as its browser sees it', () => {
  it('HELP-010 names the provider manager of the organisation, for the first CC', async () => {
    const { user, rules } = await sessions.view(token)
    expect(user.providerManager).toEqual({ name: 'Maple Demo-Walker', email: 'maple.demo-walker@idhs.example' })
    expect(rules.length).toBeGreaterThan(0)
  })

  it('HELP-010 names no provider manager whose account was ended', async () => {
    const em = database.em.fork()
    const setStatus = (status: string) =>
      em.execute('update user_account set status = ? where email = ?', [status, 'maple.demo-walker@idhs.example'])
    await setStatus('deactivated')
    const { user } = await sessions.view(token)
    await setStatus('active')
    expect(user.providerManager).toBeNull()
  })
})

function accountOf(role: string): string {
  return DEMO_ACCOUNTS.find(({ user }) => user.roles.includes(role as 'partner'))?.user.email ?? ''
}
