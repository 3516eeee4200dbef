import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, type CallOf, type Caller, type Role } from '@isets/contracts'
import { DEMO_PASSWORD, demoWorld, type DemoUser } from '@isets/demo'
import { callerWith, identityOnTheBus } from '../test/identity-on-the-bus.ts'

const { listUsers, deactivateUser, reactivateUser, suggestPeople, listAgents, listOrganisations } = contract.identity
const { openSession, issueContext } = contract.identity
const { users, organisations } = demoWorld()

let identity: Awaited<ReturnType<typeof identityOnTheBus>>
beforeAll(async () => {
  identity = await identityOnTheBus()
})
afterAll(() => identity.stop())

async function as<Operation extends object>(caller: Caller, operation: Operation, input: CallOf<Operation>) {
  return identity.as(caller).call(operation, input)
}

const superUser = callerWith('super_admin')

/** A demo person as a caller. */
function callerOf(role: Role, facts: Partial<Caller> = {}): Caller {
  const user = users.find((one) => one.roles.includes(role) && one.status === 'active')
  return callerWith(role, { userId: user?.id ?? '', organisationId: user?.organisationId ?? null, ...facts })
}

function members(organisationId: string | null): DemoUser[] {
  return users.filter((one) => one.organisationId === organisationId)
}

const ids = (rows: readonly { id: string }[]) => rows.map((one) => one.id).toSorted()

describe('the list of users', () => {
  it('IDN-022 shows a programme manager who has access in the own organisation, and nobody else', async () => {
    const caller = callerOf('cbo_program_manager')
    const { rows, total } = await as(caller, listUsers, { pageSize: 200 })
    expect(ids(rows)).toEqual(ids(members(caller.organisationId)))
    expect(total).toBe(rows.length)
  })

  it('IDN-022 shows no other organisation by asking for it, by name or by role', async () => {
    const caller = callerOf('cbo_program_manager')
    const other = organisations.find((one) => one.id !== caller.organisationId)
    const stranger = members(other?.id ?? '')[0]
    for (const input of [{ organisationId: other?.id }, { q: stranger?.email }, { role: ['siu_agent' as const] }]) {
      expect(await as(caller, listUsers, input)).toMatchObject({ rows: [], total: 0 })
    }
  })

  it('shows everybody to a super user, page by page, nobody twice', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => as(superUser, listUsers, { page, pageSize: 80 })))
    expect(pages.map((one) => [one.rows.length, one.total])).toEqual([
      [80, 205],
      [80, 205],
      [45, 205],
    ])
    expect(new Set(pages.flatMap((one) => ids(one.rows))).size).toBe(205)
  })

  it('finds by parts of name and address, and takes % and _ for what they are', async () => {
    const found = await as(superUser, listUsers, { q: 'maple WALKER' })
    expect(found.rows.map((one) => [one.firstName, one.lastName])).toEqual([['Maple', 'Demo-Walker']])
    expect((await as(superUser, listUsers, { q: '%' })).total).toBe(0)
    expect((await as(superUser, listUsers, { q: '_' })).total).toBe(0)
  })

  it('filters by role and status, and sorts by name', async () => {
    const { rows } = await as(superUser, listUsers, { role: ['siu_lead', 'siu_agent'], sort: '-name' })
    expect(rows).toHaveLength(16)
    expect(rows.map((one) => one.lastName)).toEqual(
      rows
        .map((one) => one.lastName)
        .toSorted()
        .toReversed(),
    )
    const left = users.filter((one) => one.status === 'deactivated')
    expect(ids((await as(superUser, listUsers, { status: 'deactivated' })).rows)).toEqual(ids(left))
  })

  it('audits who looked', async () => {
    const { rows: shown } = await as(superUser, listUsers, { status: 'deactivated' })
    const [last] = await identity.sql(
      `select object_id, purpose from audit_event where actor = ? and action = 'read' order by id desc limit 1`,
      [superUser.userId],
    )
    expect(last).toEqual({ object_id: `rows: ${shown.length}`, purpose: 'listUsers by status' })
  })
})

describe('ending an account', () => {
  const [victim] = members(organisations[1]?.id ?? '').filter((one) => one.status === 'active')
  const id = victim?.id ?? ''
  const reason = 'Left the organisation'
  const signIn = { email: victim?.email ?? '', password: DEMO_PASSWORD, address: '192.0.2.1', device: 'Test' }
  const versionNow = async () => (await as(superUser, listUsers, { q: victim?.email })).rows[0]?.version ?? 0

  function events(type: string) {
    return identity.sql<{ payload: object; aggregate_version: number }>(
      `select payload, aggregate_version from outbox where type = ? and payload->>'userId' = ? order by id`,
      [type, id],
    )
  }

  it('IDN-023 ends all sessions at once, keeps the name and tells the other services', async () => {
    const opened = await Promise.all([1, 2].map(() => identity.nobody.call(openSession, signIn)))
    const version = await versionNow()
    const view = await as(superUser, deactivateUser, { id, version, reason })
    expect(view).toMatchObject({ status: 'deactivated', lastName: victim?.lastName, version: version + 1 })
    for (const { sessionToken } of opened) {
      const refused = identity.nobody.call(issueContext, { sessionToken, background: false })
      await expect(refused).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    }
    await expect(identity.nobody.call(openSession, signIn)).rejects.toMatchObject({ code: 'SIGN_IN_REFUSED' })
    const [ended] = await events('sessions-ended')
    expect(ended?.payload).toMatchObject({
      reason: 'deactivated',
      sessionIds: [expect.any(String), expect.any(String)],
    })
    const told = (await events('user-changed')).at(-1)
    expect(told).toMatchObject({
      aggregate_version: version + 1,
      payload: { status: 'deactivated', lastName: victim?.lastName },
    })
  })

  it('IDN-023 is refused with the current version for a stale one, and when it has happened already', async () => {
    const version = await versionNow()
    const stale = as(superUser, deactivateUser, { id, version: version - 1, reason })
    await expect(stale).rejects.toMatchObject({ code: 'STALE', details: { current: { id, version } } })
    const again = as(superUser, deactivateUser, { id, version, reason })
    await expect(again).rejects.toMatchObject({ code: 'WRONG_STATUS' })
  })

  it('HELP-019 is refused with a Social Security number in the reason', async () => {
    const change = { id, version: await versionNow(), reason: 'Left, 078-05-1120' }
    for (const operation of [deactivateUser, reactivateUser]) {
      await expect(as(superUser, operation, change)).rejects.toMatchObject({ code: 'PERSONAL_DATA' })
    }
  })

  it('lets the person in again after reactivation', async () => {
    const view = await as(superUser, reactivateUser, { id, version: await versionNow(), reason: 'Came back' })
    expect(view).toMatchObject({ status: 'active', deactivatedAt: null })
    expect((await identity.nobody.call(openSession, signIn)).view.user.id).toBe(id)
  })

  it('IDN-023 audits the end and the return as what they were', async () => {
    const acts = await identity.sql(
      `select action, purpose, changed_fields from audit_event
        where object_id = ? and object_type = 'User' and outcome = 'done' and action <> 'read' order by id`,
      [id],
    )
    expect(acts).toEqual([
      { action: 'deactivate', purpose: reason, changed_fields: ['status'] },
      { action: 'reactivate', purpose: 'Came back', changed_fields: ['status'] },
    ])
  })

  it('is never done to oneself, nor to nobody', async () => {
    const own = callerOf('super_admin')
    const refused = as(own, deactivateUser, { id: own.userId, version: 1, reason })
    await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const unknown = as(superUser, deactivateUser, { id: superUser.userId, version: 1, reason })
    await expect(unknown).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('people to choose from', () => {
  it('HELP-010 suggests colleagues and the provider manager to a case manager, and nobody else', async () => {
    const caller = callerOf('partner')
    const manager = organisations.find((one) => one.id === caller.organisationId)?.providerManagerId
    const own = members(caller.organisationId).filter((one) => one.status === 'active' && one.id !== caller.userId)
    const options = await as(caller, suggestPeople, {})
    expect(options[0]).toMatchObject({ id: manager, role: 'provider_manager', organisationName: null })
    expect(ids(options)).toEqual([...ids(own), manager].toSorted())
  })

  it('HELP-010 narrows by what is typed', async () => {
    const options = await as(callerOf('partner'), suggestPeople, { q: 'idhs.example' })
    expect(options.map((one) => one.role)).toEqual(['provider_manager'])
  })

  it('IDN-016 suggests people of the sub-grantees to their intermediary', async () => {
    const caller = callerOf('intermediary')
    const subGranteeIds = organisations.filter((one) => one.parentId === caller.organisationId).map((one) => one.id)
    const names = new Set(organisations.filter((one) => subGranteeIds.includes(one.id)).map((one) => one.name))
    const options = await as({ ...caller, subGranteeIds }, suggestPeople, { q: 'east' })
    expect(options.length).toBeGreaterThan(0)
    for (const one of options) expect(names).toContain(one.organisationName)
  })

  it('HELP-028 offers the active staff of SIU as assignees', async () => {
    const siu = users.filter(({ roles }) => roles.includes('siu_agent') || roles.includes('siu_lead'))
    expect(ids(await as(callerOf('siu_agent'), listAgents, {}))).toEqual(ids(siu))
  })

  it('audits who looked whom up', async () => {
    const caller = callerOf('siu_agent', { sessionId: 'looking' })
    const found = await as(caller, suggestPeople, { q: 'a' })
    const agents = await as(caller, listAgents, {})
    const looks = await identity.sql(
      `select action, object_type, object_id, purpose from audit_event where session_id = 'looking' order by id`,
    )
    const look = { action: 'read', object_type: 'User' }
    expect(looks).toEqual([
      { ...look, object_id: `rows: ${found.length}`, purpose: 'suggestPeople by q' },
      { ...look, object_id: `rows: ${agents.length}`, purpose: 'listAgents' },
    ])
  })
})

describe('organisations', () => {
  it('IDN-016 shows an intermediary itself and its sub-grantees, and no other provider', async () => {
    const caller = callerOf('intermediary')
    const below = organisations.filter((one) => one.parentId === caller.organisationId)
    const found = await as({ ...caller, subGranteeIds: ids(below) }, listOrganisations, {})
    expect(ids(found)).toEqual([...ids(below), caller.organisationId].toSorted())
  })

  it('shows a case manager the own organisation only, SIU all of them', async () => {
    const caller = callerOf('partner')
    expect(ids(await as(caller, listOrganisations, {}))).toEqual([caller.organisationId])
    expect(await as(callerOf('siu_agent'), listOrganisations, {})).toHaveLength(14)
    expect(await as(callerOf('siu_agent'), listOrganisations, { q: 'bluestem' })).toHaveLength(3)
  })
})
