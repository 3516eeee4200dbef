import { describe, expect, it } from '@jest/globals'
import { Id } from '@isets/contracts'
import { DEMO_PASSWORD } from './accounts.ts'
import { demoId } from './demo-id.ts'
import { demoWorld } from './world.ts'

const { regions, organisations, users, accounts } = demoWorld()

describe('the demo world', () => {
  it('has 3 regions, 12 providers, 2 FCRCs, 204 people and a customer, each with an id and an address of its own', () => {
    expect([regions.length, organisations.length, users.length]).toEqual([3, 14, 205])
    expect(new Set(organisations.map((one) => one.region))).toEqual(new Set(regions))
    expect(new Set(users.map((one) => one.id)).size).toBe(205)
    expect(new Set(users.map((one) => one.email)).size).toBe(205)
    for (const { id } of [...users, ...organisations]) expect(Id.safeParse(id).success).toBe(true)
  })

  it('gives the same ids on every machine', () => {
    expect(demoId('user', 'prairie-2')).toBe('e6c208ac-322f-5206-a323-e6b9eb23b5de')
  })

  it('IDN-016 gives every sub-grantee an intermediary, and nobody else a parent', () => {
    const kinds = new Map(organisations.map((one) => [one.id, one.kind]))
    const parents = organisations.map((one) => (one.parentId ? kinds.get(one.parentId) : null))
    expect(parents).toEqual(organisations.map((one) => (one.kind === 'sub_grantee' ? 'intermediary' : null)))
    expect(parents.filter((kind) => kind === 'intermediary')).toHaveLength(3)
  })

  it('HELP-010 assigns an active provider manager of IDHS to every organisation', () => {
    for (const organisation of organisations) {
      const manager = users.find((one) => one.id === organisation.providerManagerId)
      expect(manager).toMatchObject({ roles: ['provider_manager'], organisationId: null, status: 'active' })
    }
  })

  it('REF-037 gives every FCRC people who serve customers in its own activities', () => {
    const offices = organisations.filter(({ kind }) => kind === 'fcrc')
    expect(offices).toHaveLength(2)
    for (const { id } of offices) {
      const people = users.filter(({ organisationId }) => organisationId === id)
      expect(people.map(({ roles }) => roles)).toEqual([
        ['fcrc', 'cbo_program_manager'],
        ['fcrc', 'partner'],
      ])
    }
    const elsewhere = users.filter(({ organisationId }) => !offices.some(({ id }) => id === organisationId))
    expect(elsewhere.filter(({ roles }) => roles.includes('fcrc'))).toEqual([])
  })

  it('invents names and addresses that nobody can take for real', () => {
    for (const user of users) {
      expect(user.lastName).toMatch(/^(Demo|Sample)-/)
      expect(user.email).toMatch(/\.example$/)
      expect(user.phone).toMatch(/^217-555-01\d\d$/)
    }
  })

  it('has an active account for every kind of user, the two provider accounts in different organisations', () => {
    expect(accounts.map((one) => one.user.roles[0])).toEqual([
      'partner',
      'cbo_program_manager',
      'intermediary',
      'siu_agent',
      'siu_lead',
      'provider_manager',
      'workforce_development',
      'billing_manager',
      'idhs_manager',
      'super_admin',
      'super_admin',
      'platform_manager',
      'program_manager',
      'fcrc',
      'customer',
    ])
    expect(new Set(accounts.slice(0, 3).map((one) => one.user.organisationId)).size).toBe(3)
    expect(accounts.every((one) => one.user.status === 'active')).toBe(true)
    expect(DEMO_PASSWORD.length).toBeGreaterThanOrEqual(15)
  })

  it('has a few people who have left, so that histories show their names', () => {
    const left = users.filter((one) => one.status === 'deactivated')
    expect(left.length).toBeGreaterThan(2)
    expect(left.length).toBeLessThan(20)
  })
})
