import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { DEMO_PASSWORD, demoWorld } from '@isets/demo'
import { callerWith, identityOnTheBus } from '../test/identity-on-the-bus.ts'

const { provideCustomerAccount, renewCustomerPassword, openSession, issueContext, listUsers, deactivateUser } =
  contract.identity
const PLACE = { address: '192.0.2.1', device: 'Test' }
const FORGOTTEN = 'three quiet herons'
const NEW = 'seven loud sparrows'

let identity: Awaited<ReturnType<typeof identityOnTheBus>>
beforeAll(async () => {
  identity = await identityOnTheBus()
})
afterAll(() => identity.stop())

const provider = callerWith('partner', { organisationId: randomUUID(), organisationName: 'Prairie Demo Works' })
const reset = (customerId: string) => identity.as(provider).call(renewCustomerPassword, { customerId })
const signIn = (email: string, password: string, newPassword?: string) =>
  identity.nobody.call(openSession, { email, password, ...PLACE, ...(newPassword && { newPassword }) })
const told = (type: string, aggregateId: string) =>
  identity.sql<{ payload: object }>('select payload from outbox where type = ? and aggregate_id = ? order by id', [
    ...[type, aggregateId],
  ])

/** A customer who has signed in and chosen a password. */
async function customer(email = '') {
  const customerId = randomUUID()
  const person = { customerId, firstName: 'Wren', lastName: 'Sample-Finch', email }
  const { username, startPassword } = await identity.as(provider).call(provideCustomerAccount, person)
  const { view, sessionToken } = await signIn(username, startPassword ?? '', FORGOTTEN)
  return { customerId, username, userId: view.user.id, sessionToken }
}

const openSessionsOf = (userId: string) =>
  identity.sql<{ id: string }>('select id from session where user_id = ? and ended_at is null', [userId])

describe("resetting a customer's password", () => {
  it('REF-023 CUST-009 makes a start password in place of the forgotten one, to choose a new one with', async () => {
    const { customerId, username } = await customer()
    const account = await reset(customerId)
    expect(account).toMatchObject({ outcome: 'found', username, password: 'start' })
    expect(account.startPassword).toMatch(/^\w{4}-\w{4}-\w{4}$/)
    await expect(signIn(username, FORGOTTEN)).rejects.toMatchObject({ code: 'SIGN_IN_REFUSED' })
    const start = account.startPassword ?? ''
    await expect(signIn(username, start)).rejects.toMatchObject({ code: 'PASSWORD_DUE' })
    expect((await signIn(username, start, NEW)).view.user.customerId).toBe(customerId)
    await expect(signIn(username, start)).rejects.toMatchObject({ code: 'SIGN_IN_REFUSED' })
    expect((await signIn(username, NEW)).view.user.username).toBe(username)
  })

  it('REF-023 IES-018 works for an account of before usernames as well, and is the only way for it', async () => {
    const demo = demoWorld().users.find(({ roles }) => roles.includes('customer'))
    const [customerId, email] = [demo?.customerId ?? '', demo?.email ?? '']
    const { username, startPassword } = await reset(customerId)
    expect(username).toBe(email)
    await expect(signIn(email, DEMO_PASSWORD)).rejects.toMatchObject({ code: 'SIGN_IN_REFUSED' })
    const person = { customerId, firstName: 'Wren', lastName: 'Sample-Finch', newStartPassword: true }
    const found = await identity.as(provider).call(provideCustomerAccount, person)
    expect(found).toMatchObject({ password: 'own', startPassword: null })
    expect((await signIn(email, startPassword ?? '', DEMO_PASSWORD)).view.user.customerId).toBe(customerId)
  })

  it('REF-023 ends every session of the customer at once, and tells whoever keeps them', async () => {
    const { customerId, username, userId, sessionToken } = await customer()
    const other = await signIn(username, FORGOTTEN)
    const ids = (await openSessionsOf(userId)).map(({ id }) => id)
    expect(ids).toHaveLength(2)
    await reset(customerId)
    for (const token of [sessionToken, other.sessionToken]) {
      const asked = identity.nobody.call(issueContext, { sessionToken: token, background: false })
      await expect(asked).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    }
    const reasons = await identity.sql('select distinct end_reason from session where user_id = ?', [userId])
    expect(reasons).toEqual([{ end_reason: 'password-reset' }])
    const events = await identity.sql<{ payload: { sessionIds: string[] } }>(
      `select payload from outbox where type = 'sessions-ended' and payload->>'userId' = ?`,
      [userId],
    )
    expect(events[0]?.payload.sessionIds.toSorted()).toEqual(ids.toSorted())
  })

  it('REF-023 lets nobody in by the old password who signs in at this very moment', async () => {
    const { customerId, username, userId } = await customer()
    const two = () => [signIn(username, FORGOTTEN), signIn(username, FORGOTTEN)]
    const [done] = await Promise.all([reset(customerId), Promise.allSettled([...two(), ...two()])])
    expect(done.password).toBe('start')
    expect(await openSessionsOf(userId)).toEqual([])
  })

  it('REF-023 holds no wrong guess of before against the customer', async () => {
    const { customerId, username } = await customer()
    for (let guess = 0; guess < 6; guess += 1) {
      await expect(signIn(username, `not it, number ${guess}`)).rejects.toMatchObject({ code: 'SIGN_IN_REFUSED' })
    }
    await expect(signIn(username, FORGOTTEN)).rejects.toMatchObject({ code: 'SIGN_IN_REFUSED' })
    const { startPassword } = await reset(customerId)
    expect((await signIn(username, startPassword ?? '', NEW)).view.user.customerId).toBe(customerId)
  })

  it('CUST-009 tells the customer by the address that is known, without username and password', async () => {
    const { customerId, userId } = await customer('wren@customers.example')
    await reset(customerId)
    expect(await told('customer-password-reset', userId)).toEqual([
      { payload: { userId, email: 'wren@customers.example', organisationName: provider.organisationName } },
    ])
    const unreachable = await customer()
    await reset(unreachable.customerId)
    expect(await told('customer-password-reset', unreachable.userId)).toEqual([])
  })

  it('REF-023 writes down who did it, and keeps the start password nowhere, a repeated request or not', async () => {
    const { customerId, userId } = await customer('wren@customers.example')
    const again = { idempotencyKey: randomUUID() }
    const first = await identity.as(provider).call(renewCustomerPassword, { customerId }, again)
    const second = await identity.as(provider).call(renewCustomerPassword, { customerId }, again)
    expect(second.startPassword).not.toBe(first.startPassword)
    const audits = await identity.sql(
      `select actor, outcome, changed_fields from audit_event where action = 'resetPassword' and object_id = ?`,
      [userId],
    )
    const audit = { actor: provider.userId, outcome: 'done', changed_fields: ['password'] }
    expect(audits).toEqual([audit, audit])
    const [{ kept } = { kept: '' }] = await identity.sql<{ kept: string }>(`
      select (select json_agg(o)::text from outbox o) || (select json_agg(a)::text from audit_event a)
        || coalesce((select json_agg(i)::text from idempotency_key i), '')
        || (select json_agg(u)::text from user_account u) as kept`)
    expect(kept).toContain(userId)
    for (const { startPassword } of [first, second]) expect(kept).not.toContain(startPassword)
  })

  it('REF-023 IES-018 opens an account that was used to nobody who only finds the customer in IES', async () => {
    const { customerId, username } = await customer()
    const { startPassword } = await reset(customerId)
    const stranger = identity.as(callerWith('partner', { userId: randomUUID(), organisationId: randomUUID() }))
    const person = { customerId, firstName: 'Wren', lastName: 'Sample-Finch' }
    const ask = () => stranger.call(provideCustomerAccount, { ...person, newStartPassword: true })
    const nothing = { outcome: 'found', username, password: 'own', startPassword: null, startPasswordEndsAt: null }
    expect(await ask()).toEqual(nothing)
    await identity.sql(
      `update user_account set start_password_until = now() - interval '1 day' where customer_id = ?`,
      [customerId],
    )
    expect(await ask()).toEqual(nothing)
    const again = await reset(customerId)
    expect(again.startPassword).not.toBe(startPassword)
    expect((await signIn(username, again.startPassword ?? '', NEW)).view.user.customerId).toBe(customerId)
    expect(await ask()).toEqual(nothing)
  })

  it('REF-023 leaves customers without an account, and ended accounts, as they are', async () => {
    const nobody = reset(randomUUID())
    await expect(nobody).rejects.toMatchObject({
      code: 'WRONG_STATUS',
      details: { reason: expect.stringContaining('no ISETS account') },
    })
    const { customerId, username, userId } = await customer()
    const admin = identity.as(callerWith('super_admin'))
    const { rows } = await admin.call(listUsers, { q: username })
    await admin.call(deactivateUser, { id: userId, version: rows[0]?.version ?? 0, reason: 'For the test' })
    await expect(reset(customerId)).rejects.toMatchObject({
      code: 'WRONG_STATUS',
      details: { reason: expect.stringContaining('deactivated') },
    })
  })
})
