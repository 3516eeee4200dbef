import { describe, expect, it } from '@jest/globals'
import type { Role } from '@isets/contracts'
import { abilityFor, STAFF_ROLES } from '@isets/policies'
import { providersOf, reachOf } from './reach.ts'

const PROVIDER = '00000000-0000-4000-8000-000000000003'

function abilityOf(role: Role, assignedOrganisationIds: string[] = [PROVIDER]) {
  return abilityFor({
    userId: '00000000-0000-4000-8000-000000000001',
    roles: [role],
    organisationId: '00000000-0000-4000-8000-000000000002',
    subGranteeIds: [],
    assignedOrganisationIds,
  })
}
const reach = (role: Role) => reachOf(abilityOf(role))

describe('whose requests somebody reads', () => {
  it('HELP-010 those of the assigned providers, for a provider manager who has any', () => {
    expect(reach('provider_manager')).toBe('providers')
    expect(providersOf(abilityOf('provider_manager'))).toEqual([PROVIDER])
    expect(reachOf(abilityOf('provider_manager', []))).toBe('own')
  })

  it('HELP-043 all of them, for a super user and support', () => {
    expect(STAFF_ROLES.filter((role) => reach(role) === 'all').toSorted()).toEqual([
      'siu_agent',
      'siu_lead',
      'super_admin',
    ])
  })

  it('HELP-027 the own ones, for everybody else', () => {
    for (const role of ['partner', 'intermediary', 'idhs_manager', 'program_manager'] as const)
      expect(reach(role)).toBe('own')
  })
})
