import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, type CallOf } from '@isets/contracts'
import { demoWorld } from '@isets/demo'
import { callerWith, identityOnTheBus } from '../test/identity-on-the-bus.ts'

const { provideCustomerAccount, openSession, issueContext, suggestPeople, listUsers, deactivateUser } =
  contract.identity
const PLACE = { address: '192.0.2.1', device: 'Test' }
const OWN = 'three quiet herons'

let identity: Awaited<ReturnType<typeof identityOnTheBus>>
beforeAll(async () => {
  identity = await identityOnTheBus()
})
afterAll(() => identity.stop())

const provider = callerWith('partner', { organisationName: 'Prairie Demo Works' })
const person = () => ({ customerId: randomUUID(), firstName: 'Wren', lastName: 'Sample-Finch' })
const provide = (input: CallOf<typeof provideCustomerAccount>) =>
  identity.as(provider).call(provideCustomerAccount, input)
const signIn = (email: string, password: string, newPassword?: string) =>
  identity.nobody.call(openSession, { email, password, ...PLACE, ...(newPassword && { newPassword }) })

/** An account that was just created, with its start password. */
async function created() {
  const customer = person()
  const { username, startPassword } = await provide(customer)
  return { customer, username, startPassword: startPassword ?? '' }
}

const everythingKept = () =>
  identity.sql<{ kept: string }>(`
    select (select json_agg(o)::text from outbox o) || (select json_agg(a)::text from audit_event a)
      || coalesce((select json_agg(i)::text from idempotency_key i), '') || (select json_agg(u)::text from user_account u) as kept`)

describe('the ISETS account of a customer', () => {
  it('IES-018 is created where there is none, with a username and a start password, and told', async () => {
    const customer = person()
    const account = await provide({ ...customer, email: 'wren@customers.example' })
    expect(account).toMatchObject({ outcome: 'created', password: 'start' })
    expect(account.username).toMatch(/^wsamplefinch\d{3}$/)
    const [told] = await identity.sql<{ payload: object }>(
      `select payload from outbox where type = 'user-changed' and payload->>'customerId' = ?`,
      [customer.customerId],
    )
    expect(told?.payload).toMatchObject({ firstName: 'Wren', roles: ['customer'], status: 'active', email: '' })
    const created = `select payload from outbox where type = 'customer-account-created' and aggregate_id = ?`
    expect(await identity.sql(created, [customer.customerId])).toEqual([
      {
        payload: {
          ...{ userId: expect.any(String), email: 'wren@customers.example' },
          organisationName: provider.organisationName,
        },
      },
    ])
    await provide(customer)
    expect(await identity.sql(created, [customer.customerId])).toHaveLength(1)
  })

  it('IES-018 is found where there is one, without a word of its password', async () => {
    const { customer, username } = await created()
    expect(await provide(customer)).toMatchObject({
      outcome: 'found',
      username,
      password: 'start',
      startPassword: null,
    })
    const demo = demoWorld().users.find(({ roles }) => roles.includes('customer'))
    const known = await provide({ ...person(), customerId: demo?.customerId ?? '' })
    expect(known).toEqual({
      ...{ outcome: 'found', username: demo?.email, password: 'own' },
      ...{ startPassword: null, startPasswordEndsAt: null },
    })
  })

  it('IES-018 is one, however many create it at once', async () => {
    const customer = person()
    const answers = await Promise.all(Array.from({ length: 6 }, () => provide(customer)))
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['created', ...Array(5).fill('found')])
    expect(new Set(answers.map(({ username }) => username)).size).toBe(1)
    expect(answers.filter(({ startPassword }) => startPassword !== null)).toHaveLength(1)
    const [{ count } = { count: 0 }] = await identity.sql<{ count: number }>(
      'select count(*)::int as count from user_account where customer_id = ?',
      [customer.customerId],
    )
    expect(count).toBe(1)
  })

  it('IES-018 is not made twice by a repeated request, whose key keeps no password', async () => {
    const customer = person()
    const again = { idempotencyKey: randomUUID() }
    const first = await identity.as(provider).call(provideCustomerAccount, customer, again)
    const second = await identity.as(provider).call(provideCustomerAccount, customer, again)
    expect([first.outcome, second.outcome, second.startPassword]).toEqual(['created', 'found', null])
    const [{ kept } = { kept: '' }] = await everythingKept()
    expect(kept).toContain(first.username)
    expect(kept).not.toContain(first.startPassword)
  })

  it('IES-018 writes down who looked, who created and who gave another start password', async () => {
    const { customer } = await created()
    await provide(customer)
    await provide({ ...customer, newStartPassword: true })
    const audits = await identity.sql(
      `select action, actor from audit_event
       where object_id = (select id::text from user_account where customer_id = ?) order by id`,
      [customer.customerId],
    )
    const actor = provider.userId
    expect(audits).toEqual(['add', 'read', 'resetPassword'].map((action) => ({ action, actor })))
  })
})

describe('the first sign-in of a customer', () => {
  it('IES-018 CUST-010 lets nobody in with a start password, and in with the password chosen for it', async () => {
    const { customer, username, startPassword } = await created()
    await expect(signIn(username, startPassword)).rejects.toMatchObject({ code: 'PASSWORD_DUE' })
    const short = signIn(username, startPassword, 'too short')
    await expect(short).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: { newPassword: expect.stringContaining('12') } },
    })
    const { view, sessionToken } = await signIn(username.toUpperCase(), startPassword, OWN)
    expect(view.user).toMatchObject({ roles: ['customer'], customerId: customer.customerId, username, email: '' })
    const { caller } = await identity.nobody.call(issueContext, { sessionToken, background: false })
    expect(caller).toMatchObject({ customerId: customer.customerId, email: '' })
    await expect(signIn(username, startPassword)).rejects.toMatchObject({ code: 'SIGN_IN_REFUSED' })
    expect((await signIn(username, OWN)).view.user.customerId).toBe(customer.customerId)
    expect(await provide(customer)).toMatchObject({ outcome: 'found', password: 'own' })
  })

  it('IES-018 is only one: of two who choose at once, one is turned away', async () => {
    const { username, startPassword } = await created()
    const chosen = ['three quiet herons', 'seven loud sparrows']
    const tries = await Promise.allSettled(chosen.map((one) => signIn(username, startPassword, one)))
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('IES-018 takes a start password for seven days, and another one after that', async () => {
    const { customer, username, startPassword } = await created()
    await identity.sql(
      `update user_account set start_password_until = now() - interval '1 second' where username = ?`,
      [username],
    )
    const late = signIn(username, startPassword, OWN)
    await expect(late).rejects.toMatchObject({
      code: 'SIGN_IN_REFUSED',
      details: { reason: expect.stringContaining('run out') },
    })
    expect(await provide(customer)).toMatchObject({ password: 'expired', startPassword: null })
    const renewed = await provide({ ...customer, newStartPassword: true })
    expect(renewed).toMatchObject({ outcome: 'found', username, password: 'start' })
    const days = (Date.parse(renewed.startPasswordEndsAt ?? '') - new Date().getTime()) / 86_400_000
    expect(Math.round(days)).toBe(7)
    expect((await signIn(username, renewed.startPassword ?? '', OWN)).view.user.customerId).toBe(customer.customerId)
  })

  it("IES-018 leaves a customer's own password and an ended account alone", async () => {
    const { customer, username, startPassword } = await created()
    const { view } = await signIn(username, startPassword, OWN)
    const asked = { ...customer, newStartPassword: true }
    expect(await provide(asked)).toMatchObject({ password: 'own', startPassword: null })
    const choose = signIn(username, OWN, 'seven loud sparrows')
    await expect(choose).rejects.toMatchObject({ code: 'INVALID' })
    const admin = identity.as(callerWith('super_admin'))
    const { rows } = await admin.call(listUsers, { q: username })
    expect(rows).toMatchObject([{ id: view.user.id, username, email: '' }])
    const end = { id: view.user.id, version: rows[0]?.version ?? 0, reason: 'For the test' }
    await admin.call(deactivateUser, end)
    expect(await provide(asked)).toMatchObject({ outcome: 'found', password: 'deactivated', startPassword: null })
    await expect(signIn(username, OWN)).rejects.toMatchObject({ code: 'SIGN_IN_REFUSED', details: {} })
  })
})

describe('customers among people', () => {
  it('HELP-010 are suggested to nobody', async () => {
    await created()
    const state = callerWith('workforce_development')
    expect(await identity.as(state).call(suggestPeople, { q: 'sample-finch' })).toEqual([])
  })
})
